package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what a syntax error of YAML most likely is in a runbook. */
record SyntaxProblem(String code, Position position, String message, Optional<String> hint) {
    /** A key and the value behind it on one line; the value is what an author could put in quotes. */
    private static final Pattern KEY_AND_VALUE =
            Pattern.compile("^(?<before>\\s*(?:- +)*(?<key>[A-Za-z_][A-Za-z0-9_]*): +)(?<value>\\S.*?)\\s*$");

    /** An expression's opening that stands in braces or brackets and in no quotes. */
    private static final Pattern BARE_HOLE_IN_FLOW =
            Pattern.compile("[{\\[,]\\s*(?:[A-Za-z_][A-Za-z0-9_]*:\\s*)?\\$\\{");

    private static final Pattern HOLE = Pattern.compile("\\$\\{[^}]*\\}");

    static SyntaxProblem of(MarkedYAMLException refused, CodePoints text) {
        Mark mark = place(refused);
        int index = mark == null ? 0 : Math.min(mark.getIndex(), text.length());
        String line = text.line(index);
        String said = refused.getProblem() == null ? "" : refused.getProblem();
        Position position = text.position(index);
        if (said.contains("\\t")
                || said.contains("TAB")
                || text.at(index) == '\t'
                || line.strip().startsWith("\t")) {
            return new SyntaxProblem(
                    "yaml-tab", position, "a tab stands where YAML wants spaces", Optional.of("indent with spaces"));
        }
        Matcher value = KEY_AND_VALUE.matcher(line);
        if (BARE_HOLE_IN_FLOW.matcher(line).find()) {
            return bareHole(text, index, line);
        }
        if (said.contains("mapping values are not allowed") && value.matches()) {
            return new SyntaxProblem(
                    "yaml-unquoted-colon",
                    position,
                    "YAML reads the \":\" in the value of \"" + value.group("key") + "\" as the start of a mapping",
                    Optional.of("put the value in quotes: " + value.group("key") + ": "
                            + Quotes.around(value.group("value"))));
        }
        if (value.matches()) {
            boolean behind = position.column() > value.start("value");
            Optional<ValueStart> start = ValueStart.of(value.group("key"), value.group("value"), said, behind);
            if (start.isPresent()) {
                return new SyntaxProblem(
                        "yaml-syntax",
                        position,
                        start.get().message(),
                        Optional.of(start.get().hint()));
            }
        }
        if (value.matches() && value.group("value").startsWith("!")) {
            return new SyntaxProblem(
                    "yaml-tag",
                    position,
                    "YAML reads the value of \"" + value.group("key")
                            + "\" as a tag, which is not part of the language",
                    Optional.of("put the value in quotes: " + value.group("key") + ": "
                            + Quotes.around(value.group("value"))));
        }
        return new SyntaxProblem("yaml-syntax", position, sentence(refused, text), hint(refused, text, said));
    }

    /** Where the fault was seen; for a quote that never closes, where it opens. */
    private static @Nullable Mark place(MarkedYAMLException refused) {
        boolean open = String.valueOf(refused.getProblem()).contains("end of stream");
        boolean atContext = refused.getContextMark() != null && (open || refused.getProblemMark() == null);
        return atContext ? refused.getContextMark() : refused.getProblemMark();
    }

    void addTo(ProblemList problems) {
        problems.error(code, position, message, hint);
    }

    private static SyntaxProblem bareHole(CodePoints text, int index, String line) {
        int column = line.indexOf("${");
        int start = index - text.position(index).column() + 1 + line.codePointCount(0, column);
        Matcher hole = HOLE.matcher(line);
        String example = hole.find(column) && hole.group().indexOf('{', 2) < 0 ? hole.group() : "${ ... }";
        return new SyntaxProblem(
                "yaml-unquoted-braces",
                text.position(start),
                "inside { } or [ ] an expression without quotes ends at its first brace",
                Optional.of("put it in quotes: '" + example.replace("'", "''") + "'"));
    }

    private static String sentence(MarkedYAMLException refused, CodePoints text) {
        String context =
                refused.getContext() == null ? "" : refused.getContext().strip() + ": ";
        String from = refused.getContextMark() == null
                ? ""
                : " (begun at "
                        + text.position(Math.min(refused.getContextMark().getIndex(), text.length())) + ")";
        String problem = String.valueOf(refused.getProblem()).replaceFirst("\\.? *\\(Do not use .*", "");
        return "this is no YAML: " + context + problem + from;
    }

    private static Optional<String> hint(MarkedYAMLException refused, CodePoints text, String said) {
        if (said.contains("unexpected end of stream") || said.contains("unexpected document")) {
            return Optional.of("close the quote");
        }
        if (said.contains("found '<scalar>'")) {
            return Optional.of("text follows a value that has ended; perhaps a quote is missing, or one is too many,"
                    + " here or on a line before");
        }
        if (said.contains("unknown escape")) {
            return Optional.of(
                    "in double quotes a backslash begins an escape; write two of them, or use single quotes");
        }
        if (said.contains("expected ',' or")) {
            return Optional.of(
                    "inside [ ] and { } values are parted by commas; perhaps a quote is missing, or one is too"
                            + " many, between the two places");
        }
        if (said.contains("<document start>")) {
            return Optional.of("a line of three dots ends a file; take it out");
        }
        if (said.contains("expected <block end>")) {
            return Optional.of("keys of one mapping, and the items of one list, begin in the same column");
        }
        if (said.contains("could not find expected ':'")) {
            return Optional.of(
                    refused.getContextMark() == null
                            ? "a key is followed by a colon and a space"
                            : "a key is followed by a colon and a space; a text of several lines begins with | or >");
        }
        return text.length() == 0 ? Optional.empty() : Optional.of("compare the indentation with the lines around it");
    }
}

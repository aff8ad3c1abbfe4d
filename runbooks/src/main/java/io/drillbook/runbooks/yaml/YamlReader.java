package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML the way a person reads it: every scalar is the text that stands there. Aliases, anchors, tags, further
 * documents and repeated keys are problems. All problems are collected; only a syntax error stands alone, because
 * nothing behind it can be trusted.
 */
public final class YamlReader {
    /** Largest text, in bytes of UTF-8. */
    public static final int LARGEST = 1 << 20;

    /** Deepest nesting of mappings and lists. */
    public static final int DEEPEST = 64;

    private YamlReader() {}

    /** Reads a text; never throws for anything that is in it. */
    public static YamlDocument read(SourceText source) {
        ProblemList problems = new ProblemList(source.name());
        int bytes = source.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST) {
            problems.error(
                    "yaml-too-large",
                    Position.START,
                    "the file has " + bytes + " bytes, more than " + LARGEST,
                    "split it into several files");
            return new YamlDocument(source, Optional.empty(), problems.sorted());
        }
        CodePoints text = new CodePoints(source.text());
        try {
            Optional<YamlNode> root = new NodeBuilder(events(source), text, problems).document();
            return new YamlDocument(source, root, problems.sorted());
        } catch (NodeBuilder.Abandoned abandoned) {
            return new YamlDocument(source, Optional.empty(), problems.sorted());
        } catch (YAMLException refused) {
            ProblemList alone = new ProblemList(source.name());
            report(refused, text, alone);
            return new YamlDocument(source, Optional.empty(), alone.sorted());
        }
    }

    private static ParserImpl events(SourceText source) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST + 1);
        return new ParserImpl(new StreamReader(source.text()), options);
    }

    private static void report(YAMLException refused, CodePoints text, ProblemList problems) {
        switch (refused) {
            case MarkedYAMLException marked -> SyntaxProblem.of(marked, text).addTo(problems);
            case ReaderException character ->
                problems.error(
                        "yaml-character",
                        text.position(Math.min(character.getPosition(), text.length())),
                        String.format("the character U+%04X cannot stand in YAML", character.getCodePoint()),
                        "delete it, or write it as an escape in double quotes");
            default -> problems.error("yaml-syntax", Position.START, "this is no YAML: " + refused.getMessage());
        }
    }
}

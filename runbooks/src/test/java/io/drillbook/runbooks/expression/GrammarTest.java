package io.drillbook.runbooks.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our reading of an expression is CEL's own: the same trees with the same marks, and the same texts refused. */
class GrammarTest {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableOptionalSyntax(true)
            .enableQuotedIdentifierSyntax(false)
            .maxParseErrorRecoveryLimit(0)
            .build();
    private static final CelParser AS_WRITTEN = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(List.of())
            .build();
    private static final CelParser FOR_RUNNING = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();
    private static final Pattern IN_YAML =
            Pattern.compile("\\$\\{ *(?<hole>[^}]+?) *}|(?:when|that|abort_when|on): (?<whole>[^#\\n]+)");

    @Test
    void everyRuleIsReadAsCelReadsIt() {
        Stream.of(
                        "a",
                        ".a",
                        ".a.b",
                        "f()",
                        ".f(1)",
                        "a.f(1, b)",
                        "a.if",
                        "a.in",
                        "a.while()",
                        "a. ? b",
                        "a.?b.c",
                        "a[0]",
                        "a[?0]",
                        "a[?\"x\"].?y",
                        "a.?b(1)",
                        "[]",
                        "[,]",
                        "[1,]",
                        "[?a, b, ?c]",
                        "[1 2]",
                        "()",
                        "(a)",
                        "((a).b)",
                        "{}",
                        "{,}",
                        "{1: 2}",
                        "{1: 2,}",
                        "{?a: b}",
                        "{a}",
                        "a{}",
                        "a.b{c: 1}",
                        ".a.b{c: 1, d: 2,}",
                        "f(){}",
                        "!a",
                        "!!a",
                        "!!!a",
                        "-a",
                        "--a",
                        "-1",
                        "--1",
                        "- 1",
                        "---1",
                        "-1.5",
                        "-1.f()",
                        "!-1",
                        "-!a",
                        "!-a",
                        "1-1",
                        "1 - -1",
                        "a-1",
                        "-1u",
                        "-0x1F",
                        "0x1F",
                        "0x",
                        "0xg",
                        "12u",
                        "0x1fU",
                        "1.5",
                        ".5",
                        "-.5",
                        "a.5",
                        "1.",
                        "1.e",
                        "1e5",
                        "1E-5",
                        "1e",
                        "1e+",
                        "1.5e3",
                        "1.5u",
                        "9223372036854775807",
                        "9223372036854775808",
                        "-9223372036854775808",
                        "-9223372036854775809",
                        "1e999",
                        "a ? b : c",
                        "a ? b : c ? d : e",
                        "a ? b ? c : d : e",
                        "a ? b",
                        "a ? : c",
                        "a || b || c || d || e",
                        "a && b || c && d && e",
                        "a || b ? c : d",
                        "a < b < c",
                        "a in b in c",
                        "a + b * c - d / e % f",
                        "(a + b) * c",
                        "a == b != c",
                        "not a",
                        "a b",
                        "a and b",
                        "a = b",
                        "a & b",
                        "a | b",
                        "a # b",
                        "a`b`",
                        "a.`b`",
                        "",
                        "   ",
                        "// all",
                        "a // rest",
                        "a // rest\n+ b",
                        "a\n\t+\r\nb\f",
                        "true",
                        "false",
                        "null",
                        "in",
                        "if",
                        "package",
                        "as.a",
                        "true.a",
                        "a.true",
                        "inner",
                        "nullable",
                        "truex",
                        "\"a\"",
                        "'a'",
                        "\"a",
                        "'a\"",
                        "\"\"",
                        "''",
                        "\"\"\"a\"b\"\"\"",
                        "'''a'b\n'''",
                        "\"\"\"a",
                        "\"a\nb\"",
                        "r\"a\\n\"",
                        "R'\\'",
                        "r'''\\'''",
                        "b\"a\"",
                        "br\"a\\\"",
                        "B'x'",
                        "rb\"a\"",
                        "\"\\a\\b\\f\\n\\r\\t\\v\\\"\\'\\\\\\?\\`\"",
                        "\"\\x41\\X42\\101\\u0043\\U00000044\"",
                        "\"\\q\"",
                        "\"\\x4\"",
                        "\"\\400\"",
                        "\"\\ud800\"",
                        "\"\\U00110000\"",
                        "\"𝄞\" + a",
                        "𝄞",
                        "é",
                        "a.é",
                        "\"\r\"",
                        "\"\"\"a\r\nb\rc\"\"\"",
                        "has(a.b)",
                        "has(a.?b.c)",
                        "has(a)",
                        "has()",
                        "has(a.b, c)",
                        "a.has(b.c)",
                        "a.all(x, x > 1)",
                        "a.exists(x, x.exists(y, has(y.z)))",
                        "a.exists_one(x, x)",
                        "a.map(x, x + 1)",
                        "a.filter(x, !x)",
                        "[1].map(x, [x].all(y, y > 0))",
                        "all(a, b)",
                        "a.all(x)",
                        "a.all(b.c, true)")
                .forEach(this::agrees);
    }

    @Test
    void everyExpressionOfTheShippedRunbooksAndOfTheSamplesIsReadAsCelReadsIt() throws IOException {
        List<String> expressions = new ArrayList<>();
        for (String folder : List.of("library", "src/test/resources")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .forEach(file -> collect(file, expressions));
            }
        }
        assertThat(expressions).hasSizeGreaterThan(200);
        expressions.forEach(this::agrees);
    }

    @Test
    void everyExpressionOfTheCheckersGoldenFileIsReadAsCelReadsIt() throws IOException {
        try (InputStream stream = GrammarTest.class.getResourceAsStream("checks.txt")) {
            String golden = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            golden.lines()
                    .filter(line -> !line.startsWith(" ") && !line.isEmpty())
                    .forEach(this::agrees);
        }
    }

    @Test
    void everyGeneratedExpressionIsReadAsCelReadsIt() {
        RandomExpressions generator = new RandomExpressions(new Random(41));
        for (int sample = 0; sample < 3_000; sample++) {
            agrees(generator.next());
        }
    }

    @Test
    void wordsInAnyOrderAreReadOrRefusedAsByCel() {
        List<String> words = List.of(
                "a", "b.c", ".", ".?", "(", ")", "[", "]", "[?", "{", "}", ",", ":", "?", "!", "-", "+", "*", "/", "==",
                "<", "&&", "||", "in", "1", "2.5", "0x1", "3u", "\"t\"", "'", "true", "if", "f(", "has(", "x.all(", " ",
                "r'", "//", "\\");
        Random random = new Random(43);
        for (int sample = 0; sample < 20_000; sample++) {
            StringBuilder source = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                source.append(words.get(random.nextInt(words.size())));
            }
            agrees(source.toString());
        }
    }

    private void agrees(String source) {
        Optional<CelAbstractSyntaxTree> written = tree(AS_WRITTEN.parse(source));
        ExpressionParser.Parsed ours = ExpressionParser.asWritten(source);
        if (ours.issue().filter(GrammarTest::isReserved).isPresent()
                && written.filter(GrammarTest::hasRecord).isPresent()) {
            // CEL lets a record be called by a reserved word; the language has no records written out.
            return;
        }
        assertThat(ours.tree().isPresent())
                .as("%s is read: %s", source, ours.issue())
                .isEqualTo(written.isPresent());
        if (written.isEmpty()) {
            return;
        }
        assertThat(text(ours.tree().orElseThrow().root(), ours.tree().get()::mark))
                .as(source)
                .isEqualTo(text(
                        written.get().getExpr(),
                        part -> written.get().getSource().getPositionsMap().get(part.id())));
        // A macro that is used wrongly stays a call here, which the checker refuses in words of ours.
        tree(FOR_RUNNING.parse(source))
                .ifPresent(running -> assertThat(text(
                                ExpressionParser.forRunning(source)
                                        .tree()
                                        .orElseThrow()
                                        .root(),
                                part -> 0))
                        .as("%s, to run", source)
                        .isEqualTo(text(running.getExpr(), part -> 0)));
    }

    private static boolean isReserved(ExpressionIssue issue) {
        return issue.message().endsWith("is a reserved word");
    }

    private static boolean hasRecord(CelAbstractSyntaxTree tree) {
        return text(tree.getExpr(), part -> 0).contains("entries");
    }

    private static Optional<CelAbstractSyntaxTree> tree(CelValidationResult result) {
        try {
            return result.hasError() ? Optional.empty() : Optional.of(result.getAst());
        } catch (CelValidationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String text(CelExpr part, Function<CelExpr, Integer> mark) {
        String inner = switch (part.exprKind().getKind()) {
            case CONSTANT -> constant(part);
            case IDENT -> part.ident().name();
            case SELECT ->
                text(part.select().operand(), mark) + " ." + part.select().field()
                        + part.select().testOnly();
            case CALL ->
                part.call().function()
                        + part.call().target().map(target -> text(target, mark))
                        + part.call().args().stream()
                                .map(each -> text(each, mark))
                                .toList();
            case LIST ->
                part.list().elements().stream().map(each -> text(each, mark)).toList() + ""
                        + part.list().optionalIndices();
            case COMPREHENSION ->
                part.comprehension().iterVar() + " " + part.comprehension().accuVar()
                        + Stream.of(
                                        part.comprehension().iterRange(),
                                        part.comprehension().accuInit(),
                                        part.comprehension().loopCondition(),
                                        part.comprehension().loopStep(),
                                        part.comprehension().result())
                                .map(each -> text(each, mark))
                                .toList();
            // Neither is part of the language; the checker refuses both in the same words.
            case MAP, STRUCT -> "entries";
            case NOT_SET -> "nothing";
        };
        return "(" + inner + ")@" + mark.apply(part);
    }

    /** What the checker refuses is told by its kind alone. */
    private static String constant(CelExpr part) {
        return switch (part.constant().getKind()) {
            case UINT64_VALUE, BYTES_VALUE -> part.constant().getKind().toString();
            default -> part.constant().toString();
        };
    }

    private static void collect(Path file, List<String> expressions) {
        try {
            Matcher matcher = IN_YAML.matcher(Files.readString(file));
            while (matcher.find()) {
                expressions.add(matcher.group("hole") == null ? matcher.group("whole") : matcher.group("hole"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.drillbook.runbooks.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Optional;

/** Text to syntax tree, with the limits that hold for every expression. */
final class ExpressionParser {
    /** Longest expression, in code points. */
    static final int LONGEST = 4096;

    /** Deepest nesting the parser follows; a sum of as many parts is as deep. */
    static final int DEEPEST_NESTING = 100;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableOptionalSyntax(true)
            .enableQuotedIdentifierSyntax(false)
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST_NESTING)
            .maxParseErrorRecoveryLimit(0)
            .build();

    private final CelParser parser;

    private ExpressionParser(CelParser parser) {
        this.parser = parser;
    }

    /** Leaves {@code has} and the loops as the calls they are written as: what the checker reads. */
    static ExpressionParser asWritten() {
        return new ExpressionParser(CelParserFactory.standardCelParserBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(List.of())
                .build());
    }

    /** Expands {@code has} and the loops: what the runtime runs. */
    static ExpressionParser forRunning() {
        return new ExpressionParser(CelParserFactory.standardCelParserBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .build());
    }

    /** What parsing gave: a tree or an issue, never both. */
    record Parsed(Optional<CelAbstractSyntaxTree> tree, Optional<ExpressionIssue> issue) {}

    /** Parses; only the first slip of syntax is told, because nothing behind it can be trusted. */
    Parsed parse(String source) {
        int length = source.codePointCount(0, source.length());
        if (length > LONGEST) {
            return refused(new ExpressionIssue(
                    "expression-too-long",
                    LONGEST,
                    "the expression has " + length + " characters, more than " + LONGEST,
                    Optional.of("compute parts of it in steps of their own")));
        }
        try {
            CelValidationResult result = parser.parse(source);
            return result.hasError()
                    ? refused(SyntaxWords.of(source, result.getErrors().getFirst()))
                    : new Parsed(Optional.of(result.getAst()), Optional.empty());
        } catch (CelValidationException impossible) {
            throw new IllegalStateException(impossible);
        } catch (StackOverflowError tooDeep) {
            return refused(tooDeep(0));
        }
    }

    static ExpressionIssue tooDeep(int offset) {
        return new ExpressionIssue(
                "expression-too-deep",
                offset,
                "the expression is nested too deeply",
                Optional.of("compute parts of it in steps of their own"));
    }

    private static Parsed refused(ExpressionIssue issue) {
        return new Parsed(Optional.empty(), Optional.of(issue));
    }
}

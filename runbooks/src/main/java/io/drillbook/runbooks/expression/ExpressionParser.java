package io.drillbook.runbooks.expression;

import java.util.Optional;

/**
 * Text to syntax tree, with the limits that hold for every expression. The grammar is CEL's, by recursive descent: its
 * own parser takes longer to load than a whole runbook to check. A test holds the two to the same trees.
 */
final class ExpressionParser {
    /** Longest expression, in code points. */
    static final int LONGEST = 4096;

    private final String source;
    private final boolean written;

    private ExpressionParser(String source, boolean written) {
        this.source = source;
        this.written = written;
    }

    /** What parsing gave: a tree or an issue, never both. */
    record Parsed(Optional<SyntaxTree> tree, Optional<ExpressionIssue> issue) {}

    /** Leaves {@code has} and the loops as the calls they are written as: what the checker reads. */
    static Parsed asWritten(String source) {
        return new ExpressionParser(source, true).parse();
    }

    /** Expands {@code has} and the loops: what the runtime runs. */
    static Parsed forRunning(String source) {
        return new ExpressionParser(source, false).parse();
    }

    /** Only the first slip of syntax is told, because nothing behind it can be trusted. */
    private Parsed parse() {
        int length = source.codePointCount(0, source.length());
        if (length > LONGEST) {
            return refused(new ExpressionIssue(
                    "expression-too-long",
                    LONGEST,
                    "the expression has " + length + " characters, more than " + LONGEST,
                    Optional.of("compute parts of it in steps of their own")));
        }
        TreeBuilder parts = new TreeBuilder(source);
        try {
            return new Parsed(Optional.of(parts.tree(new Grammar(source, parts, written).whole())), Optional.empty());
        } catch (Slip slip) {
            return refused(slip.issue);
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

    /** Ends the reading at the first slip. */
    static final class Slip extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient ExpressionIssue issue;

        Slip(ExpressionIssue issue) {
            super(issue.message(), null, false, false);
            this.issue = issue;
        }
    }
}

package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.type.ValueType;
import java.util.List;

/** What checking an expression found. */
public sealed interface Checked {
    /**
     * Nothing is wrong.
     *
     * @param type of the value; a text that can only be one of some words says so
     * @param absent whether the value may be absent ({@code steps.?outage.rto})
     */
    record Good(ValueType type, boolean absent) implements Checked {}

    /** @param issues at least one, in the order of their offsets */
    record Bad(List<ExpressionIssue> issues) implements Checked {
        public Bad {
            issues = List.copyOf(issues);
        }
    }
}

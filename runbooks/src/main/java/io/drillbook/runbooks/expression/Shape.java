package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.type.ValueType;

/** What the checker knows of a part of an expression. */
sealed interface Shape {
    /** There is a value of this type. */
    record Present(ValueType type) implements Shape {}

    /** There may be a value of this type. */
    record Perhaps(ValueType type) implements Shape {}

    /** An empty list: a list of whatever is wanted. */
    record NoItems() implements Shape {}

    /** Something is wrong here and has its issue already; nothing more is said about it. */
    record Broken() implements Shape {}

    Broken BROKEN = new Broken();
    NoItems NO_ITEMS = new NoItems();
}

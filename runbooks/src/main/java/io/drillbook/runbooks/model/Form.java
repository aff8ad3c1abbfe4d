package io.drillbook.runbooks.model;

import java.util.List;

/** What may stand behind a key. Parser, schema and reference read the same form. */
public sealed interface Form {
    /** One scalar of a certain kind. */
    record Single(ScalarKind kind) implements Form {}

    /** One word of a closed list. */
    record Word(List<String> words) implements Form {
        public Word {
            words = List.copyOf(words);
        }
    }

    /** A list of words of a closed list, at least one. */
    record SomeWords(List<String> words) implements Form {
        public SomeWords {
            words = List.copyOf(words);
        }
    }

    /** A list of plain texts, at least one. */
    record Words() implements Form {}

    /** A list of names of groups of the inventory, at least one. */
    record Groups() implements Form {}

    /** A mapping with known keys. */
    record Nested(Shape shape) implements Form {}

    /** A mapping from names of the author's choice to mappings with known keys. */
    record Named(Shape shape) implements Form {}

    /** A list of mappings with known keys, at least one. */
    record Several(Shape shape) implements Form {}

    /** A mapping from names to values, which may hold expressions. */
    record Values() implements Form {}

    /**
     * A list of steps.
     *
     * @param mayBeEmpty whether a list without a step says something
     */
    record Steps(boolean mayBeEmpty) implements Form {}

    /** Kinds of scalars. */
    enum ScalarKind {
        /** Lower case words with hyphens between. */
        RUNBOOK_NAME("a name such as daily-backup"),
        /** Lower case letters and digits. */
        ENGINE("an engine such as postgresql"),
        /** Lower case words with underscores between. */
        IDENTIFIER("a name such as restore_point"),
        /** Any text, as it stands. */
        TEXT("a text"),
        /** Text in which {@code ${ ... }} stands for an expression's value. */
        TEMPLATE("a text, which may hold ${ ... }"),
        /** One expression, without {@code ${ }}. */
        CONDITION("an expression that is true or false, without ${ }"),
        /** One value, given by {@code ${ ... }}. */
        REFERENCE("an expression in ${ }"),
        /** A duration as it stands. */
        DURATION("a duration such as 90s"),
        /** A duration as it stands, or {@code ${ ... }}. */
        DURATION_VALUE("a duration such as 90s, or ${ ... }"),
        /** A time of day. */
        CLOCK("a time of day such as 22:00, in quotes"),
        /** A moment. */
        MOMENT("a time such as 2026-01-31T12:00:00Z"),
        /** A whole number. */
        COUNT("a whole number"),
        /** A number that is at least 1. */
        FACTOR("a number of at least 1"),
        /** A part of a whole. */
        FRACTION("a number from 0 to 1"),
        /** {@code true} or {@code false}. */
        TRUTH("true or false"),
        /** An action's name. */
        ACTION("an action's name such as postgresql.observe"),
        /** A runbook's name, with or without its engine before it. */
        RUNBOOK("a runbook's name such as daily-backup or postgresql.daily-backup"),
        /** A measurement's name. */
        MEASUREMENT("a measurement's name such as failover"),
        /** Any scalar; another key says how it is read. */
        ANY("a value");

        private final String about;

        ScalarKind(String about) {
            this.about = about;
        }

        /** What an author is told to write. */
        public String about() {
            return about;
        }
    }
}

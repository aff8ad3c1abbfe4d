package io.drillbook.runbooks.type;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.function.Supplier;

/**
 * One sentence about a field, for the reference, for editors and for hints. It is fetched when somebody reads it: to read
 * the annotations of all actions takes longer than to check a runbook, and a good runbook needs none of them.
 */
public final class Sentence {
    /** Nothing is said. */
    public static final Sentence NONE = of("");

    private final Supplier<String> source;

    private Sentence(Supplier<String> source) {
        this.source = source;
    }

    /** A sentence that is at hand. */
    @JsonCreator
    public static Sentence of(String text) {
        return new Sentence(() -> text);
    }

    /** A sentence that lies elsewhere; the source gives the same text each time. */
    public static Sentence from(Supplier<String> source) {
        return new Sentence(source);
    }

    /** The words; empty when nothing is said. */
    @JsonValue
    public String text() {
        return source.get();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sentence sentence && text().equals(sentence.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

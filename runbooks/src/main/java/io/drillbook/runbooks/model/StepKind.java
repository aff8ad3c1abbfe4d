package io.drillbook.runbooks.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of steps. A step has exactly one of these words as a key. */
public enum StepKind {
    ACTION("Runs an action of the catalogue"),
    ASSERT("Goes on only when a condition holds"),
    WAIT("Waits a while, or until a condition holds"),
    CONSENT("Asks people whether the steps inside may be done"),
    ASK("Asks a person for a value"),
    CHOOSE("Takes the first branch whose condition holds"),
    BLOCK("Runs steps in order, as one"),
    PARALLEL("Runs branches side by side"),
    EACH("Runs steps for each item of a list"),
    CALL("Runs the steps of another runbook"),
    MEASURE("Measures what the steps inside do to a target");

    private final String about;

    StepKind(String about) {
        this.about = about;
    }

    /** One sentence for the reference. */
    public String about() {
        return about;
    }

    /** The key that makes a step one of this kind. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word. */
    public static Optional<StepKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** All words, in the order of the reference. */
    public static List<String> words() {
        return Arrays.stream(values()).map(StepKind::word).toList();
    }
}

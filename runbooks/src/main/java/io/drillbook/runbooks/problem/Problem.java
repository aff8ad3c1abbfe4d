package io.drillbook.runbooks.problem;

import static java.util.Objects.requireNonNull;

import io.drillbook.runbooks.source.Position;
import java.util.Comparator;
import java.util.Optional;

/**
 * One thing wrong with one text.
 *
 * @param code stable, in kebab-case: scripts and searches rely on it
 * @param file the text's name
 * @param position where, or the file's start when the whole file is meant
 * @param message what is wrong, naming both what was found and what was expected
 * @param hint what to try, when there is something to try
 */
public record Problem(
        String code, Severity severity, String file, Position position, String message, Optional<String> hint)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparing(Problem::position)
            .thenComparing(Problem::code)
            .thenComparing(Problem::message);

    /** An error stops the compiler from making a plan, a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public Problem {
        requireNonNull(code, "code");
        requireNonNull(severity, "severity");
        requireNonNull(file, "file");
        requireNonNull(position, "position");
        requireNonNull(message, "message");
        requireNonNull(hint, "hint");
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column: error[code]: message}, and the hint on a line of its own. */
    @Override
    public String toString() {
        String word = severity == Severity.ERROR ? "error" : "warning";
        String first = file + ":" + position + ": " + word + "[" + code + "]: " + message;
        return hint.map(text -> first + "\n  hint: " + text).orElse(first);
    }
}

package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * A failure, said for people and for programs.
 *
 * @param code stable, kebab-case
 * @param message what happened, both values named, no secret in it
 * @param hint what to try
 */
public record Failure(String code, FailureKind kind, String message, Optional<String> hint) {
    public static Failure of(String code, FailureKind kind, String message) {
        return new Failure(code, kind, message, Optional.empty());
    }
}

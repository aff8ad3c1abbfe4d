package io.drillbook.runbooks.model;

import static java.util.Objects.requireNonNull;

import io.drillbook.runbooks.source.Position;

/** A value and the place where it was written. */
public record Located<T>(T value, Position position) {
    public Located {
        requireNonNull(value, "value");
        requireNonNull(position, "position");
    }
}

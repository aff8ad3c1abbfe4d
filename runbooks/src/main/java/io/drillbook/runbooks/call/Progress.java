package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * Real progress of a long act, carried by its heartbeats.
 *
 * @param text one line for people
 * @param done and {@code total} in {@code unit}; absent while not known
 * @param unit bytes, rows, segments …
 * @param position where the act stands in the log (LSN), when that is what moves
 */
public record Progress(
        String text, Optional<Long> done, Optional<Long> total, String unit, Optional<String> position, String at) {}

package io.drillbook.activities.postgresql.manifest;

/** @param lastValue the last value given out, or {@code none} */
public record SequenceContent(String schema, String name, String lastValue) {}

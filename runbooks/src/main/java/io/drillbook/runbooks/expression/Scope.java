package io.drillbook.runbooks.expression;

import io.drillbook.runbooks.type.ValueType;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names an expression may use, with their types: {@code inputs}, {@code steps}, {@code run} … */
public record Scope(SortedMap<String, ValueType> names) {
    public Scope {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
    }
}

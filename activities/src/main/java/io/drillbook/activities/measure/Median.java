package io.drillbook.activities.measure;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** The middle of earlier figures, and how far a new one is from it. */
public final class Median {
    private Median() {}

    /** The median; the mean of the two middle figures when their count is even. */
    public static OptionalDouble of(Collection<Long> figures) {
        if (figures.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Long> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : sorted.get(middle - 1) / 2.0 + sorted.get(middle) / 2.0);
    }

    /** By how many percent a figure lies above (or, negative, below) the median of earlier ones. */
    public static OptionalDouble deviationPercent(long figure, Collection<Long> earlier) {
        OptionalDouble median = of(earlier);
        return median.isEmpty() || median.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((figure - median.getAsDouble()) / median.getAsDouble() * 100);
    }
}

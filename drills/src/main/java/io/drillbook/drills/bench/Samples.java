package io.drillbook.drills.bench;

import java.util.List;

/** Samples of one figure. */
final class Samples {
    private Samples() {}

    /** The middle sample, or the mean of the two in the middle. */
    static double median(List<Double> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

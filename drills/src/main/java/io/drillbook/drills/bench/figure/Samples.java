package io.drillbook.drills.bench.figure;

import java.util.List;

/**
 * Samples of one figure: the middle is what counts, the ends say how far to trust it.
 *
 * @param median middle sample, or the mean of the two in the middle
 * @param least smallest sample
 * @param most largest sample
 * @param count how many
 */
public record Samples(double median, double least, double most, int count) {
    /**
     * Of at least one value.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Samples of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no samples");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Samples(median, sorted.getFirst(), sorted.getLast(), sorted.size());
    }
}

package io.drillbook.drills.bench.figure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the bench's table: ours against the same by hand, measured in turn in one run.
 *
 * @param what is compared
 * @param unit of both
 * @param ratio median of ours divided by the median by hand
 * @param limit what we hold ourselves to, in words
 * @param held whether it held; empty for a figure that is only shown
 */
public record Comparison(
        String what, Samples ours, Samples byHand, String unit, double ratio, String limit, Optional<Boolean> held) {

    /** Compares medians; {@code most} is the largest ratio allowed. */
    public static Comparison atMost(String what, List<Double> ours, List<Double> byHand, String unit, double most) {
        return atMost(what, ours, byHand, unit, most, 0);
    }

    /**
     * Compares medians.
     *
     * @param most largest ratio allowed
     * @param grace how much ours may be above that, in the unit
     */
    public static Comparison atMost(
            String what, List<Double> ours, List<Double> byHand, String unit, double most, double grace) {
        Comparison shown = shown(what, ours, byHand, unit);
        String limit = "at most " + number(most) + "x" + (grace > 0 ? " plus " + number(grace) + " " + unit : "");
        return shown.judged(limit, shown.ours.median() <= most * shown.byHand.median() + grace);
    }

    /** Compares medians; {@code least} is the smallest ratio allowed. */
    public static Comparison atLeast(String what, List<Double> ours, List<Double> byHand, String unit, double least) {
        Comparison shown = shown(what, ours, byHand, unit);
        return shown.judged("at least " + number(least) + "x", shown.ratio >= least);
    }

    /** A figure nobody promised anything about. */
    public static Comparison shown(String what, List<Double> ours, List<Double> byHand, String unit) {
        Samples first = Samples.of(ours);
        Samples second = Samples.of(byHand);
        return new Comparison(what, first, second, unit, first.median() / second.median(), "-", Optional.empty());
    }

    private Comparison judged(String words, boolean holds) {
        return new Comparison(what, ours, byHand, unit, ratio, words, Optional.of(holds));
    }

    /** The headings of {@link #cells()}. */
    public static List<String> headings() {
        return List.of("WHAT", "OURS", "(SPREAD)", "BY HAND", "(SPREAD)", "RATIO", "LIMIT", "", "SAMPLES");
    }

    /** The cells of its line. */
    public List<String> cells() {
        return List.of(
                what,
                number(ours.median()) + " " + unit,
                spread(ours),
                number(byHand.median()) + " " + unit,
                spread(byHand),
                number(ratio) + "x",
                limit,
                held.map(yes -> yes ? "ok" : "MISSED").orElse("shown"),
                ours.count() + " each");
    }

    private static String spread(Samples samples) {
        return "(" + number(samples.least()) + "-" + number(samples.most()) + ")";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 || value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }
}

package io.drillbook.drills.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the bench's table: ours against the same by hand, measured in turn in one run.
 *
 * @param what is compared
 * @param ours median
 * @param byHand median
 * @param unit of both
 * @param ratio ours divided by byHand
 * @param limit what we hold ourselves to, in words
 * @param held whether it held; empty for a figure that is only shown
 * @param samples of each side
 */
public record Comparison(
        String what,
        double ours,
        double byHand,
        String unit,
        double ratio,
        String limit,
        Optional<Boolean> held,
        int samples) {

    /** Compares medians; {@code most} is the largest ratio allowed. */
    public static Comparison atMost(String what, List<Double> ours, List<Double> byHand, String unit, double most) {
        double ratio = Samples.median(ours) / Samples.median(byHand);
        return new Comparison(
                what,
                Samples.median(ours),
                Samples.median(byHand),
                unit,
                ratio,
                "at most " + number(most) + "x",
                Optional.of(ratio <= most),
                ours.size());
    }

    /** Compares medians; {@code least} is the smallest ratio allowed. */
    public static Comparison atLeast(String what, List<Double> ours, List<Double> byHand, String unit, double least) {
        Comparison shown = atMost(what, ours, byHand, unit, Double.MAX_VALUE);
        return new Comparison(
                what,
                shown.ours(),
                shown.byHand(),
                unit,
                shown.ratio(),
                "at least " + number(least) + "x",
                Optional.of(shown.ratio() >= least),
                shown.samples());
    }

    /** The cells of its line. */
    List<String> cells() {
        return List.of(
                what,
                number(ours) + " " + unit,
                number(byHand) + " " + unit,
                number(ratio) + "x",
                limit,
                held.map(yes -> yes ? "held" : "MISSED").orElse("shown"),
                samples + " each");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}

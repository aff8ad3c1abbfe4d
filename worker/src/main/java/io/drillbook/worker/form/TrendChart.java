package io.drillbook.worker.form;

import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One figure over the last runs against its objective, as a drawing inside the page. */
final class TrendChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 160;
    private static final int LEFT = 70;
    private static final int BOTTOM = 26;
    private static final int TOP = 14;

    private TrendChart() {}

    /** @param label when the run was */
    record Point(String label, Duration value, Optional<Duration> objective, boolean met) {}

    static void draw(Markup page, String title, List<Point> points) {
        long largest = points.stream()
                .mapToLong(point -> Math.max(
                        point.value().toMillis(),
                        point.objective().map(Duration::toMillis).orElse(0L)))
                .max()
                .orElse(1);
        long top = Math.max(1, largest + largest / 10);
        page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + WIDTH + "\" height=\"" + HEIGHT
                        + "\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\"><title>")
                .text(title)
                .raw("</title>");
        line(page, "axis", LEFT, HEIGHT - BOTTOM, WIDTH - 8, HEIGHT - BOTTOM);
        line(page, "axis", LEFT, TOP, LEFT, HEIGHT - BOTTOM);
        label(page, LEFT - 6, TOP + 8, "end", DurationText.write(rounded(top)));
        label(page, LEFT - 6, HEIGHT - BOTTOM, "end", "0s");
        double step = (WIDTH - LEFT - 30.0) / Math.max(1, points.size() - 1);
        for (int place = 0; place < points.size(); place++) {
            Point point = points.get(place);
            double x = LEFT + 15 + place * step;
            if (place > 0) {
                line(page, "trend", x - step, y(points.get(place - 1).value(), top), x, y(point.value(), top));
            }
            double objectiveX = x;
            point.objective()
                    .ifPresent(limit ->
                            line(page, "objective", objectiveX - 12, y(limit, top), objectiveX + 12, y(limit, top)));
            page.raw("<circle class=\"" + (point.met() ? "met" : "missed") + "\" r=\"4\" cx=\"" + number(x) + "\" cy=\""
                            + number(y(point.value(), top)) + "\"><title>")
                    .text(point.label() + ": " + DurationText.write(point.value()))
                    .raw("</title></circle>");
        }
        label(page, LEFT, HEIGHT - 8, "start", points.getFirst().label());
        if (points.size() > 1) {
            label(page, WIDTH - 8, HEIGHT - 8, "end", points.getLast().label());
        }
        page.raw("</svg>");
    }

    private static double y(Duration value, long top) {
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (Math.max(0, value.toMillis()) / (double) top);
    }

    private static Duration rounded(long millis) {
        return millis >= 10_000 ? Duration.ofSeconds(millis / 1000) : Duration.ofMillis(millis);
    }

    static void line(Markup page, String style, double x1, double y1, double x2, double y2) {
        page.raw("<line class=\"" + style + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2)
                + "\" y2=\"" + number(y2) + "\"/>");
    }

    static void label(Markup page, double x, double y, String anchor, String text) {
        page.raw("<text text-anchor=\"" + anchor + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">")
                .text(text)
                .raw("</text>");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}

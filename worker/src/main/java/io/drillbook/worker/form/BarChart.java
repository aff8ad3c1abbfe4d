package io.drillbook.worker.form;

import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.List;

/** Bars on one axis of time: the steps of a run, or the phases of a restore one after the other. */
final class BarChart {
    private static final int WIDTH = 760;
    private static final int LEFT = 320;
    private static final int ROW = 18;

    private BarChart() {}

    /** @param state decides the colour */
    record Bar(String label, String state, Duration from, Duration length) {}

    static void draw(Markup page, String title, List<Bar> bars) {
        long whole = Math.max(
                1,
                bars.stream()
                        .mapToLong(bar -> bar.from().plus(bar.length()).toMillis())
                        .max()
                        .orElse(1));
        int height = bars.size() * ROW + 8;
        page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" + WIDTH + "\" height=\"" + height
                        + "\" viewBox=\"0 0 " + WIDTH + " " + height + "\"><title>")
                .text(title)
                .raw("</title>");
        double scale = (WIDTH - LEFT - 90.0) / whole;
        for (int row = 0; row < bars.size(); row++) {
            Bar bar = bars.get(row);
            double x = LEFT + Math.max(0, bar.from().toMillis()) * scale;
            double width = Math.max(1.5, bar.length().toMillis() * scale);
            double y = 4 + row * ROW;
            TrendChart.label(page, LEFT - 8, y + 12, "end", shorten(bar.label()));
            page.raw("<rect class=\"" + style(bar.state()) + "\" x=\"" + TrendChart.number(x) + "\" y=\""
                    + TrendChart.number(y) + "\" width=\"" + TrendChart.number(width) + "\" height=\"" + (ROW - 5)
                    + "\"/>");
            TrendChart.label(page, x + width + 4, y + 12, "start", DurationText.write(bar.length()));
        }
        page.raw("</svg>");
    }

    /** Only words of ours become a class. */
    private static String style(String state) {
        return switch (state) {
            case "done", "already_done", "taken_over" -> "met";
            case "failed", "unknown", "cancelled" -> "missed";
            default -> "phase";
        };
    }

    private static String shorten(String label) {
        return label.codePointCount(0, label.length()) > 48
                ? label.substring(0, label.offsetByCodePoints(0, 47)) + "…"
                : label;
    }
}

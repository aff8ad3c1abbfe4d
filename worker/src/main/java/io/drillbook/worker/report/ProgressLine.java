package io.drillbook.worker.report;

import io.drillbook.runbooks.call.Progress;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Progress as one line: how much of how much, where, and how long it will still take at the rate so far. */
public final class ProgressLine {
    private ProgressLine() {}

    /** @param startedAt RFC 3339, when the act began */
    public static String of(Progress progress, Optional<String> startedAt) {
        StringBuilder line = new StringBuilder(progress.text());
        if (progress.done().isPresent()
                && progress.total().isPresent()
                && progress.total().get() > 0) {
            long done = progress.done().get();
            long total = progress.total().get();
            line.append(": ")
                    .append(amount(done, progress.unit()))
                    .append(" of ")
                    .append(amount(total, progress.unit()))
                    .append(", ")
                    .append(Math.min(100, 100 * done / total))
                    .append(" %");
            startedAt
                    .flatMap(start -> left(start, progress.at(), done, total))
                    .ifPresent(left -> line.append(", about ").append(left).append(" left"));
        } else if (progress.done().isPresent()) {
            line.append(": ").append(amount(progress.done().get(), progress.unit()));
        }
        progress.position().ifPresent(position -> line.append(", at ").append(position));
        return line.toString();
    }

    private static Optional<String> left(String startedAt, String at, long done, long total) {
        Duration gone = Duration.between(Instant.parse(startedAt), Instant.parse(at));
        if (done <= 0 || done >= total || gone.toMillis() < 2000) {
            return Optional.empty();
        }
        double seconds = gone.toMillis() / 1000.0 * (total - done) / done;
        return Optional.of(DurationText.write(Duration.ofSeconds(Math.max(1, Math.round(seconds)))));
    }

    private static String amount(long count, String unit) {
        if (!unit.equals("bytes")) {
            return count + " " + unit;
        }
        return bytes(count);
    }

    /** Bytes for people, with one decimal above a mebibyte. */
    public static String bytes(long count) {
        if (count >= 1L << 30) {
            return String.format(Locale.ROOT, "%.1f GiB", count / (double) (1L << 30));
        }
        if (count >= 1L << 20) {
            return String.format(Locale.ROOT, "%.1f MiB", count / (double) (1L << 20));
        }
        return count >= 1L << 10 ? (count >> 10) + " KiB" : count + " B";
    }
}

package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Chooses a target inside windows without a gap. The same seed over the same windows gives the same point.
 *
 * @param window the backup to start from
 * @param target the position or time, as recovery is told it
 */
record PointChoice(RestoreWindow window, String kind, String target, boolean inclusive, Instant reaches) {
    static final String LSN = "lsn";
    static final String TIME = "time";

    /** The newest commit that is reached without a gap, from the newest backup. */
    static PointChoice latest(List<RestoreWindow> windows) throws ActionException {
        if (windows.isEmpty()) {
            throw nothing("no backup has a commit after it that is archived without a gap");
        }
        RestoreWindow window = windows.getLast();
        Optional<Lsn> manifest = window.manifestLsn();
        if (manifest.isPresent() && manifest.get().atLeast(window.newest().position())) {
            // Nothing was committed after the manifest: its own position is the newest point there is.
            return new PointChoice(
                    window,
                    LSN,
                    manifest.get().toString(),
                    false,
                    window.newest().at());
        }
        return new PointChoice(
                window,
                LSN,
                window.newest().position().toString(),
                true,
                window.newest().at());
    }

    /** A given time, from the newest backup that ended before it. */
    static PointChoice at(List<RestoreWindow> windows, Instant time) throws ActionException {
        for (RestoreWindow window : windows.reversed()) {
            if (window.holds(time)) {
                return new PointChoice(window, TIME, text(time), true, time);
            }
        }
        throw nothing(time + " lies in no window that is archived without a gap: "
                + windows.stream()
                        .map(window -> window.from() + " to " + window.newest().at())
                        .collect(Collectors.joining(", ")));
    }

    /** A time drawn evenly from all that can be recovered. */
    static PointChoice random(List<RestoreWindow> windows, long seed) throws ActionException {
        List<Stretch> stretches = stretches(windows);
        long total = stretches.stream().mapToLong(Stretch::millis).sum();
        if (total == 0) {
            throw nothing("the windows that are archived without a gap are empty");
        }
        long drawn = new Random(seed).nextLong(total);
        for (Stretch stretch : stretches) {
            if (drawn < stretch.millis()) {
                return at(windows, stretch.from().plusMillis(drawn));
            }
            drawn -= stretch.millis();
        }
        throw new IllegalStateException("a number below the sum lies in one of its parts");
    }

    /** @param from to the millisecond, so that what is drawn is what is recorded */
    private record Stretch(Instant from, Instant to) {
        long millis() {
            return Math.max(0, Duration.between(from, to).toMillis());
        }
    }

    /** The windows without their overlaps: each time belongs to the newest backup before it. */
    private static List<Stretch> stretches(List<RestoreWindow> windows) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Instant end = windows.get(i).newest().at();
            if (i + 1 < windows.size() && windows.get(i + 1).from().isBefore(end)) {
                end = windows.get(i + 1).from();
            }
            stretches.add(new Stretch(
                    windows.get(i).from().truncatedTo(ChronoUnit.MILLIS).plusMillis(1),
                    end.truncatedTo(ChronoUnit.MILLIS)));
        }
        return stretches;
    }

    /** As the server reads it, whatever its time zone. */
    private static String text(Instant time) {
        return time.toString().replace("T", " ").replace("Z", "+00");
    }

    private static ActionException nothing(String why) {
        return new ActionException(
                "no-restore-point",
                FailureKind.CHECK_FAILED,
                why,
                "look at the archive's gaps with daily-backup, or choose another point");
    }
}

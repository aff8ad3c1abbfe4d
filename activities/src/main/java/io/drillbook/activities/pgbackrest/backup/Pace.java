package io.drillbook.activities.pgbackrest.backup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How quickly something goes on just now: what it did before the last half minute says nothing of what is left. */
final class Pace {
    private static final long WINDOW = Duration.ofSeconds(30).toNanos();

    private record Point(long nanos, long done) {}

    private final Deque<Point> points = new ArrayDeque<>();

    /**
     * Notes how far it came.
     *
     * @param nanos of a clock that only goes forward
     */
    void reached(long nanos, long done) {
        if (!points.isEmpty() && points.getLast().done() > done) {
            // It began again.
            points.clear();
        }
        points.addLast(new Point(nanos, done));
        // One point from before the window stays, to measure from.
        while (points.size() > 2 && nanos - second().nanos() >= WINDOW) {
            points.removeFirst();
        }
    }

    /** Time that so much more takes at this pace; empty while nothing goes on, or nothing is known yet. */
    Optional<Duration> left(long amount) {
        if (points.size() < 2) {
            return Optional.empty();
        }
        long done = points.getLast().done() - points.getFirst().done();
        long nanos = points.getLast().nanos() - points.getFirst().nanos();
        if (done <= 0 || nanos <= 0) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Math.round(nanos / 1e9 * amount / done)));
    }

    private Point second() {
        return points.stream().skip(1).findFirst().orElseThrow();
    }
}

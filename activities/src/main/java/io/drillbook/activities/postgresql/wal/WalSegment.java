package io.drillbook.activities.postgresql.wal;

import java.util.Comparator;

/**
 * One segment of the log on one timeline.
 *
 * @param timeline from 1
 * @param number from 0, counted through the whole log
 */
public record WalSegment(long timeline, long number) implements Comparable<WalSegment> {
    private static final Comparator<WalSegment> ORDER =
            Comparator.comparingLong(WalSegment::timeline).thenComparingLong(WalSegment::number);

    public WalSegment {
        if (timeline < 1 || number < 0) {
            throw new IllegalArgumentException("no such segment: timeline " + timeline + ", number " + number);
        }
    }

    @Override
    public int compareTo(WalSegment other) {
        return ORDER.compare(this, other);
    }
}

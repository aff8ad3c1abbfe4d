package io.drillbook.activities.postgresql.wal;

import java.util.Optional;
import java.util.SortedSet;

/**
 * A run of segments without a gap, computed from what lies in an archive.
 *
 * @param first where it was asked to begin
 * @param last newest segment reached without a gap; absent when not even the first is there
 * @param missing the first segment that is missing although a later one is there; absent without a gap
 */
public record ArchiveWindow(WalSegment first, Optional<WalSegment> last, Optional<WalSegment> missing) {
    /** Whether everything from the first segment to the newest one in the archive is there. */
    public boolean contiguous() {
        return last.isPresent() && missing.isEmpty();
    }

    /** Walks from a segment along a timeline's history as far as the archive goes. */
    public static ArchiveWindow from(
            WalSegment first, TimelineHistory history, SortedSet<WalSegment> archived, WalGeometry geometry) {
        if (!history.contains(first.timeline())) {
            throw new IllegalArgumentException(
                    "timeline " + first.timeline() + " is no ancestor of timeline " + history.timeline());
        }
        Optional<WalSegment> last = Optional.empty();
        long number = first.number();
        while (true) {
            WalSegment wanted = new WalSegment(history.timelineOf(number, geometry), number);
            // The first segment may lie there on its own timeline only: a promotion later in it copied it.
            WalSegment older = new WalSegment(first.timeline(), number);
            if (archived.contains(wanted) || (number == first.number() && archived.contains(older))) {
                last = Optional.of(archived.contains(wanted) ? wanted : older);
                number++;
            } else {
                return new ArchiveWindow(first, last, later(wanted, history, archived, geometry));
            }
        }
    }

    private static Optional<WalSegment> later(
            WalSegment missing, TimelineHistory history, SortedSet<WalSegment> archived, WalGeometry geometry) {
        return archived.stream()
                        .anyMatch(segment -> segment.number() > missing.number()
                                && segment.timeline() == history.timelineOf(segment.number(), geometry))
                ? Optional.of(missing)
                : Optional.empty();
    }
}

package io.drillbook.activities.postgresql.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchiveWindowTest {
    private static final WalGeometry USUAL = WalGeometry.USUAL;

    @Test
    void anArchiveWithoutAGapGoesToItsNewestSegment() {
        ArchiveWindow window = from(1, 3, TimelineHistory.first(), segments(1, 3, 9));
        assertThat(window.last()).contains(new WalSegment(1, 9));
        assertThat(window.contiguous()).isTrue();
    }

    @Test
    void aMissingSegmentEndsTheWindowAndIsNamed() {
        SortedSet<WalSegment> archived = segments(1, 3, 9);
        archived.remove(new WalSegment(1, 6));
        ArchiveWindow window = from(1, 3, TimelineHistory.first(), archived);
        assertThat(window.last()).contains(new WalSegment(1, 5));
        assertThat(window.missing()).contains(new WalSegment(1, 6));
        assertThat(window.contiguous()).isFalse();
    }

    @Test
    void aMissingFirstSegmentLeavesNothing() {
        ArchiveWindow window = from(1, 3, TimelineHistory.first(), segments(1, 4, 9));
        assertThat(window.last()).isEqualTo(Optional.empty());
        assertThat(window.contiguous()).isFalse();
    }

    @Test
    void anOlderGapDoesNotMatter() {
        SortedSet<WalSegment> archived = segments(1, 0, 9);
        archived.remove(new WalSegment(1, 2));
        assertThat(from(1, 3, TimelineHistory.first(), archived).contiguous()).isTrue();
    }

    @Test
    void aFailoverLeadsOverToTheChildInTheSegmentWhereItHappened() {
        TimelineHistory history = TimelineHistory.read(2, "1\t0/6000100\tno recovery target specified\n\n");
        SortedSet<WalSegment> archived = segments(1, 3, 5);
        archived.addAll(segments(2, 6, 8));
        ArchiveWindow window = from(1, 3, history, archived);
        assertThat(window.last()).contains(new WalSegment(2, 8));
        assertThat(window.contiguous()).isTrue();
    }

    @Test
    void segmentsOfTheOldTimelinePastTheSwitchFillNoGap() {
        TimelineHistory history = TimelineHistory.read(2, "1\t0/6000100\tno recovery target specified\n");
        SortedSet<WalSegment> archived = segments(1, 3, 8);
        archived.addAll(segments(2, 7, 8));
        ArchiveWindow window = from(1, 3, history, archived);
        assertThat(window.last()).contains(new WalSegment(1, 5));
        assertThat(window.missing()).contains(new WalSegment(2, 6));
    }

    private static ArchiveWindow from(long timeline, long number, TimelineHistory history, SortedSet<WalSegment> all) {
        return ArchiveWindow.from(new WalSegment(timeline, number), history, all, USUAL);
    }

    private static SortedSet<WalSegment> segments(long timeline, long first, long last) {
        SortedSet<WalSegment> all = new TreeSet<>();
        for (long number = first; number <= last; number++) {
            all.add(new WalSegment(timeline, number));
        }
        return all;
    }
}

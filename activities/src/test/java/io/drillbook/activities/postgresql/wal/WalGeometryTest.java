package io.drillbook.activities.postgresql.wal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WalGeometryTest {
    @Test
    void namesAreTheServersOwn() {
        WalSegment segment = WalGeometry.USUAL.segment(1, Lsn.of("0/13F39130"));
        assertThat(WalGeometry.USUAL.name(segment)).isEqualTo("000000010000000000000013");
        assertThat(WalGeometry.USUAL.start(segment)).isEqualTo(Lsn.of("0/13000000"));
        assertThat(WalGeometry.USUAL.end(segment)).isEqualTo(Lsn.of("0/14000000"));
    }

    @Test
    void namesAreReadBackInEverySegmentSize() {
        Random random = new Random(2);
        for (long size = 1L << 20; size <= 1L << 30; size <<= 1) {
            WalGeometry geometry = new WalGeometry(size);
            for (int i = 0; i < 100; i++) {
                Lsn position = new Lsn(random.nextLong() >>> 1);
                WalSegment segment = geometry.segment(1 + random.nextInt(1000), position);
                assertThat(geometry.segment(geometry.name(segment))).isEqualTo(segment);
                assertThat(position.atLeast(geometry.start(segment))).isTrue();
                assertThat(geometry.end(segment).minus(position)).isPositive();
            }
        }
    }

    @Test
    void theLastSegmentOfAFileIsFollowedByTheFirstOfTheNext() {
        WalSegment last = WalGeometry.USUAL.segment("0000000100000000000000FF");
        assertThat(WalGeometry.USUAL.name(new WalSegment(1, last.number() + 1))).isEqualTo("000000010000000100000000");
    }

    @Test
    void theSizeIsFoundFromAPositionAndItsSegment() {
        assertThat(WalGeometry.of(Lsn.of("0/B000028"), "00000001000000000000000B"))
                .isEqualTo(WalGeometry.USUAL);
        assertThat(WalGeometry.of(Lsn.of("0/B000028"), "000000010000000000000002"))
                .isEqualTo(new WalGeometry(64L << 20));
        assertThatThrownBy(() -> WalGeometry.of(Lsn.of("0/B000028"), "0000000100000000000000F0"))
                .hasMessageContaining("0/B000028");
    }
}

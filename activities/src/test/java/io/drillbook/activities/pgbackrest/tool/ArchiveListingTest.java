package io.drillbook.activities.pgbackrest.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.postgresql.wal.WalGeometry;
import io.drillbook.activities.postgresql.wal.WalSegment;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchiveListingTest {
    @Test
    void onlyWholeSegmentsCount() {
        assertThat(ArchiveListing.segments(
                        List.of(
                                "000000010000000000000009-08c4edeb53c973f1708e076f593afc17219a3e9a.zst",
                                "000000010000000000000009.00000028.backup",
                                "00000001000000000000000A-5c2db15597188f89a24d59221a7c11c8636bad25",
                                "00000001000000000000000B.partial-5c2db15597188f89a24d59221a7c11c8636bad25.zst"),
                        WalGeometry.USUAL))
                .containsOnlyKeys(new WalSegment(1, 9), new WalSegment(1, 10))
                .containsValue("00000001000000000000000A-5c2db15597188f89a24d59221a7c11c8636bad25");
    }
}

package io.drillbook.activities.pgbackrest.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CommitTest {
    private static final String LINE =
            "rmgr: Transaction len (rec/tot):     34/    34, tx:        840, lsn: 0/0D005B50,"
                    + " prev 0/0D005B18, desc: COMMIT 2026-11-21 04:20:25.077606 UTC";

    @Test
    void aCommitIsReadWithItsPositionAndTime() {
        Commit commit = Commit.read(LINE).orElseThrow();
        assertThat(commit.position()).isEqualTo(Lsn.of("0/D005B50"));
        assertThat(commit.at()).isEqualTo(Instant.parse("2026-11-21T04:20:25.077606Z"));
    }

    @Test
    void aCommitWithInvalidationsAndAPreparedOneAreReadToo() {
        assertThat(Commit.read(LINE + "; inval msgs: catcache 55")).isPresent();
        assertThat(Commit.read(LINE.replace("COMMIT ", "COMMIT_PREPARED 731: ")))
                .isPresent();
        assertThat(Commit.read(LINE.replace("COMMIT", "ABORT"))).isEmpty();
    }

    @Test
    void aRecordThatEndsInTheNextSegmentIsNoComplaint() throws ActionException {
        assertThat(ArchiveReader.read(
                        "pg_waldump: error: could not find file \"00000001000000000000000F\": No such file",
                        "a segment"))
                .isEmpty();
    }

    @Test
    void anyOtherComplaintLeavesTheAnswerUnknown() {
        assertThatThrownBy(
                        () -> ArchiveReader.read("pg_waldump: error: WAL file is from different database", "segment X"))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("segment X");
    }
}

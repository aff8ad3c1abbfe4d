package io.drillbook.activities.pgbackrest.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.Commit;
import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PointChoiceTest {
    private static final Instant DAY = Instant.parse("2026-11-21T00:00:00Z");
    private static final RestoreWindow FIRST = window("A", 0, "0/1000000", 3600, "0/9000000");
    private static final RestoreWindow SECOND = window("B", 7200, "0/A000000", 9000, "0/C000000");

    @Test
    void latestIsTheNewestCommitThatIsReachedFromTheNewestBackup() throws ActionException {
        PointChoice choice = PointChoice.latest(List.of(FIRST, SECOND));
        assertThat(choice.window()).isEqualTo(SECOND);
        assertThat(choice.target()).isEqualTo("0/C000000");
        assertThat(choice.inclusive()).isTrue();
    }

    @Test
    void latestIsTheManifestItselfWhereNothingWasCommittedAfterIt() throws ActionException {
        RestoreWindow idle = window("C", 0, "0/D000000", 10, "0/C000000");
        PointChoice choice = PointChoice.latest(List.of(idle));
        assertThat(choice.target()).isEqualTo("0/D000000");
        assertThat(choice.inclusive()).isFalse();
    }

    @Test
    void aTimeBelongsToTheNewestBackupBeforeIt() throws ActionException {
        RestoreWindow long1 = window("A", 0, "0/1000000", 9000, "0/C000000");
        PointChoice choice = PointChoice.at(List.of(long1, SECOND), DAY.plusSeconds(8000));
        assertThat(choice.window()).isEqualTo(SECOND);
        assertThat(choice.target()).isEqualTo("2026-11-21 02:13:20+00");
    }

    @Test
    void aTimeInAGapIsRefusedWithTheWindowsThatThereAre() {
        assertThatThrownBy(() -> PointChoice.at(List.of(FIRST, SECOND), DAY.plusSeconds(5000)))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("2026-11-21T01:00:00Z");
    }

    @Test
    void theLastCommitsOwnTimeIsRefusedBecauseNoCommitFollowsIt() {
        assertThatThrownBy(() -> PointChoice.at(List.of(SECOND), DAY.plusSeconds(9000)))
                .isInstanceOf(ActionException.class);
    }

    @Test
    void everySeedGivesATimeInsideAWindowAndTheSameOneTwice() throws ActionException {
        boolean first = false;
        boolean second = false;
        for (long seed = 0; seed < 500; seed++) {
            PointChoice choice = PointChoice.random(List.of(FIRST, SECOND), seed);
            assertThat(PointChoice.random(List.of(FIRST, SECOND), seed)).isEqualTo(choice);
            assertThat(choice.window().holds(choice.reaches())).isTrue();
            first |= choice.window().equals(FIRST);
            second |= choice.window().equals(SECOND);
        }
        assertThat(first && second).as("both windows are drawn from").isTrue();
    }

    @Test
    void withoutAWindowThereIsNoPoint() {
        assertThatThrownBy(() -> PointChoice.latest(List.of())).isInstanceOf(ActionException.class);
        assertThatThrownBy(() -> PointChoice.random(List.of(), 1)).isInstanceOf(ActionException.class);
    }

    private static RestoreWindow window(String label, long from, String manifest, long to, String newest) {
        Instant stopped = DAY.plusSeconds(from);
        BackupSet backup = new BackupSet(
                label,
                "full",
                new TreeMap<>(),
                1,
                1,
                "000000010000000000000001",
                "000000010000000000000001",
                Lsn.of("0/1000028"),
                Lsn.of("0/1000100"),
                stopped.minusSeconds(60),
                stopped,
                List.of(),
                false,
                "17-1",
                Optional.empty());
        return new RestoreWindow(
                backup, Optional.of(Lsn.of(manifest)), stopped, new Commit(Lsn.of(newest), DAY.plusSeconds(to)));
    }
}

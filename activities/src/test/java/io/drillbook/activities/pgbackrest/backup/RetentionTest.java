package io.drillbook.activities.pgbackrest.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.postgresql.wal.Lsn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    @Test
    void theLargerOfBothLimitsCounts() {
        List<BackupSet> daily = daily(60);
        assertThat(Retention.fullBackupsToKeep(daily, 7, 30, newest(daily), NOW))
                .isEqualTo(31);
        assertThat(Retention.fullBackupsToKeep(daily, 40, 30, newest(daily), NOW))
                .isEqualTo(40);
    }

    @Test
    void theBackupBeforeTheFirstDayKeptStays() {
        List<BackupSet> daily = daily(60);
        assertThat(Retention.fullBackupsToKeep(daily, 1, 1, newest(daily), NOW)).isEqualTo(2);
    }

    @Test
    void anOldVerifiedBackupHoldsAllYoungerOnes() {
        List<BackupSet> daily = daily(60);
        String oldest = daily.getFirst().label();
        assertThat(Retention.fullBackupsToKeep(daily, 1, 1, oldest, NOW)).isEqualTo(60);
        assertThat(Retention.fullBackupsToKeep(daily, 1, 1, oldest + "_20261121-042025I", NOW))
                .isEqualTo(60);
    }

    private static String newest(List<BackupSet> sets) {
        return sets.getLast().label();
    }

    private static List<BackupSet> daily(int days) {
        List<BackupSet> sets = new ArrayList<>();
        for (int day = days; day > 0; day--) {
            Instant stopped = NOW.minus(Duration.ofDays(day)).plusSeconds(3600);
            String label = "D" + (1000 - day) + "F";
            sets.add(new BackupSet(
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
                    Optional.empty()));
        }
        return sets;
    }
}

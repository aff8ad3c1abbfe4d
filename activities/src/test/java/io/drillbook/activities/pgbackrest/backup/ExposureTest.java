package io.drillbook.activities.pgbackrest.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.pgbackrest.tool.Commit;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.runbooks.call.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void theAgeOfTheNewestArchivedCommitIsTheExposure() {
        Measurement measured = Exposure.measurement(commit(90), false, NOW, MINUTE);
        assertThat(measured.value()).contains(Duration.ofSeconds(90));
        assertThat(measured.met()).contains(false);
    }

    @Test
    void anIdleDatabaseIsAStateOfItsOwn() {
        Measurement measured = Exposure.measurement(commit(9000), true, NOW, MINUTE);
        assertThat(measured.value()).contains(Duration.ZERO);
        assertThat(measured.method()).startsWith("idle");
    }

    @Test
    void withoutACommitNothingIsMeasured() {
        Measurement measured = Exposure.measurement(Optional.empty(), false, NOW, MINUTE);
        assertThat(measured.value()).isEmpty();
        assertThat(measured.met()).isEmpty();
    }

    private static Optional<Commit> commit(long age) {
        return Optional.of(new Commit(Lsn.of("0/1"), NOW.minusSeconds(age)));
    }
}

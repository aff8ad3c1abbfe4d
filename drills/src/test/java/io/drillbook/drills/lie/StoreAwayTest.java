package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.fault.Fault;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Run;
import io.drillbook.drills.scenario.Stage;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The store goes away in the middle of a backup, for longer than the backup tool itself waits. Most of it is waiting. */
@Tag("server")
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("outages")
final class StoreAwayTest {
    private static final String CONFIGURATION = "/etc/pgbackrest/pgbackrest.conf";
    private static final LabHost[] SERVERS = {LabHost.FIRST, LabHost.SECOND};

    /** Much longer than the tool waits for one answer; whether it gives up by then or not, the backup is made once. */
    private static final Duration AWAY = Duration.ofSeconds(60);

    /** A copy of this database takes a quarter of a minute then, and no answer is late. */
    private static final DataSize PACE = DataSize.of("1MiB");

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Stage stage = Stage.forOutages();
    private final Backstage backstage;

    StoreAwayTest() throws LabException {
        backstage = Backstage.of(stage);
    }

    @BeforeEach
    void theToolIsImpatient() throws LabException {
        for (LabHost host : SERVERS) {
            backstage.root(
                    host,
                    "cp -p " + CONFIGURATION + " /tmp/patient.conf && sed -i 's/^start-fast=y/io-timeout=2\\n&/' "
                            + CONFIGURATION);
        }
    }

    @AfterEach
    void theToolIsAsBefore() throws LabException {
        for (LabHost host : SERVERS) {
            backstage.root(host, "cp -p /tmp/patient.conf " + CONFIGURATION);
        }
    }

    @Test
    void aStoreThatIsAwayForAMinuteCostsAMinute() throws LabException {
        Run run;
        try (Fault slow = stage.faults().slow(LabHost.STORE, PACE)) {
            run = inTheMiddle();
            try (Fault silence = stage.faults().pause(LabHost.STORE)) {
                Pause.millis(AWAY.toMillis());
                silence.undo();
            }
            slow.undo();
        }
        Finished ended = run.watch();
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(marked(run)).hasSize(1);
    }

    @Test
    void aStoreThatStaysAwayIsNamedInBoundedTimeAndTheNextRunWorks() throws LabException {
        Run run;
        Finished ended;
        try (Fault slow = stage.faults().slow(LabHost.STORE, PACE)) {
            run = inTheMiddle();
            try (Fault silence = stage.faults().pause(LabHost.STORE)) {
                // As long as a command of the stage may take: a run that waits for ever ends this test.
                ended = run.watch();
                silence.undo();
            }
            slow.undo();
        }
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(1);
        JsonNode failure = ended.record().path("failure");
        assertThat(failure.path("kind").asText()).as(ended.toString()).isEqualTo("unreachable");
        assertThat(failure.path("message").asText()).contains("the store does not answer");
        assertThat(marked(run)).isEmpty();
        Pause.until("the archiver has caught up", LIMIT, this::archiving);
        Finished next = stage.run("daily-backup", "cluster=orders", "type=full");
        assertThat(next.exit()).as(next.toString()).isZero();
    }

    private Run inTheMiddle() throws LabException {
        Set<String> before = copies();
        Run run = stage.begin("daily-backup", "cluster=orders", "type=full");
        Pause.until("files of the copy arrive", LIMIT, () -> !before.containsAll(copies()));
        return run;
    }

    /** Folders of the repository that hold files of a backup, finished or not. */
    private Set<String> copies() {
        try {
            return Set.of(backstage
                    .root(
                            LabHost.STORE,
                            "cd " + Theatre.BUCKET + "/pgbackrest/backup/orders && find . -path './*/pg_data/*' -type f"
                                    + " -o -path './*/bundle/*' -type f | cut -d/ -f2 | sort -u")
                    .split("\n"));
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The server tries again by itself, at most a minute later. */
    private boolean archiving() {
        try {
            return stage.lab()
                    .shell()
                    .query(
                            LabHost.FIRST,
                            "postgres",
                            "select last_archived_time > coalesce(last_failed_time, '-infinity') from pg_stat_archiver")
                    .equals(Optional.of("t"));
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Backups that the run made. */
    private List<String> marked(Run run) {
        return stage.repository().marked(run.mark("steps/backup"));
    }
}

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
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The store goes away in the middle of a backup, for longer than the backup tool itself waits. */
@Tag("server")
final class StoreAwayTest {
    private static final String CONFIGURATION = "/etc/pgbackrest/pgbackrest.conf";
    private static final LabHost[] SERVERS = {LabHost.FIRST, LabHost.SECOND};

    /** The tool tries nine times for as long as its own limit; this much later it has given up. */
    private static final Duration AWAY = Duration.ofSeconds(90);

    private final Theatre theatre = Theatre.shared();

    @BeforeEach
    void theToolIsImpatient() throws LabException {
        for (LabHost host : SERVERS) {
            theatre.root(
                    host,
                    "cp -p " + CONFIGURATION + " /tmp/patient.conf && sed -i 's/^start-fast=y/io-timeout=5\\n&/' "
                            + CONFIGURATION);
        }
    }

    @AfterEach
    void theToolIsAsBefore() throws LabException {
        for (LabHost host : SERVERS) {
            theatre.root(host, "cp -p /tmp/patient.conf " + CONFIGURATION);
        }
    }

    @Test
    void aStoreThatIsAwayForAMinuteCostsAMinute() throws LabException {
        Run run;
        try (Fault slow = theatre.stage().faults().slow(LabHost.STORE, Stage.SLOW)) {
            run = inTheMiddle();
            try (Fault silence = theatre.stage().faults().pause(LabHost.STORE)) {
                Pause.millis(AWAY.toMillis());
                silence.undo();
            }
            slow.undo();
        }
        Finished ended = run.watch();
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(step(ended).path("attempts").asInt()).as(ended.toString()).isGreaterThan(1);
        assertThat(marked(run)).hasSize(1);
    }

    @Test
    void aStoreThatStaysAwayIsNamedInBoundedTimeAndTheNextRunWorks() throws LabException {
        Run run;
        Finished ended;
        try (Fault slow = theatre.stage().faults().slow(LabHost.STORE, Stage.SLOW)) {
            run = inTheMiddle();
            try (Fault silence = theatre.stage().faults().pause(LabHost.STORE)) {
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
        Finished next = theatre.stage().run("daily-backup", "cluster=orders", "type=full");
        assertThat(next.exit()).as(next.toString()).isZero();
    }

    private Run inTheMiddle() throws LabException {
        Run run = theatre.stage().begin("daily-backup", "cluster=orders", "type=full");
        run.awaitStep("steps/backup", "running");
        Pause.until("the tool runs", Duration.ofMinutes(2), () -> working(run));
        // At this pace the files of the copy take minutes.
        Pause.millis(5000);
        return run;
    }

    private boolean working(Run run) {
        String process = "test -e /var/lib/postgresql/.drillbook/jobs/" + run.mark("steps/backup") + "/process";
        try {
            return theatre.tryRoot(LabHost.FIRST, process).succeeded()
                    || theatre.tryRoot(LabHost.SECOND, process).succeeded();
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private String[] marked(Run run) throws LabException {
        String info = theatre.root(
                LabHost.FIRST, "cd /; runuser -u postgres -- pgbackrest --stanza=orders --output=json info");
        String mark = run.mark("steps/backup");
        int found = info.split(mark, -1).length - 1;
        return Collections.nCopies(found, mark).toArray(String[]::new);
    }

    private static JsonNode step(Finished ended) {
        for (JsonNode step : ended.record().path("steps")) {
            if (step.path("path").asText().equals("steps/backup")) {
                return step;
            }
        }
        throw new AssertionError("no backup in " + ended);
    }
}

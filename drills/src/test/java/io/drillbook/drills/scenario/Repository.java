package io.drillbook.drills.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.process.Pause;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What pgBackRest itself says of the backups, and what the hosts say of the jobs that make them. */
public record Repository(HostShell shell) {
    private static final List<LabHost> HOSTS = List.of(LabHost.FIRST, LabHost.SECOND);
    private static final String JOBS = "/var/lib/postgresql/.drillbook/jobs/";

    /** Labels of all backups. */
    List<String> labels() {
        return labels(backup -> true);
    }

    /** Labels of the backups that carry the mark of an effect. */
    public List<String> marked(String mark) {
        return labels(
                backup -> backup.path("annotation").path("drillbook").asText().equals(mark));
    }

    /**
     * The process that an effect's job is, wherever it runs: number, start and boot, so a second one differs.
     *
     * @return empty when no host has the job
     */
    List<String> processes(String mark) {
        List<String> found = new ArrayList<>();
        for (LabHost host : HOSTS) {
            String said = shell.run(host, "cat", JOBS + mark + "/process")
                    .standardOutput()
                    .strip();
            if (!said.isEmpty()) {
                found.add(host.text() + " " + said);
            }
        }
        return found;
    }

    /** Waits until an effect's job runs, and gives its process. */
    List<String> awaitProcess(String mark) {
        Pause.until("a job has the mark " + mark, Duration.ofMinutes(2), () -> running(mark));
        return processes(mark);
    }

    /** Whether an effect's job is in the middle of its work. */
    boolean running(String mark) {
        return !processes(mark).isEmpty() && !ended(mark);
    }

    private boolean ended(String mark) {
        return HOSTS.stream()
                .anyMatch(host ->
                        shell.run(host, "test", "-e", JOBS + mark + "/exit").succeeded());
    }

    private List<String> labels(Predicate<JsonNode> which) {
        String info = shell.check(LabHost.FIRST, "pgbackrest", "--stanza=" + Stage.CLUSTER, "info", "--output=json");
        List<String> labels = new ArrayList<>();
        try {
            for (JsonNode backup : Json.mapper().readTree(info).get(0).get("backup")) {
                if (which.test(backup)) {
                    labels.add(backup.get("label").asText());
                }
            }
        } catch (IOException notJson) {
            throw new UncheckedIOException(info, notJson);
        }
        return labels;
    }
}

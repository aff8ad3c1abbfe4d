package io.drillbook.drills.scenario;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.process.Pause;
import java.time.Duration;
import java.util.List;

/** What lies and runs on the host where restores are tried. */
public record SandboxHost(HostShell shell) {
    private static final String LOOK = """
            ls -A /var/lib/drillbook/sandbox
            ls -A /var/lib/postgresql/.drillbook/jobs 2> /dev/null | while read -r job; do echo "job $job"; done
            pgrep -a -x postgres || true
            pgrep -a pgbackrest || true
            """;

    /** Files of copies, jobs kept on the host, servers and tools that run; empty when no copy is left. */
    public List<String> remains() {
        return shell.check(LabHost.SANDBOX, "bash", "-c", LOOK).lines().toList();
    }

    /** Waits until the files of a backup are being fetched. */
    void awaitTool() {
        Pause.until(
                "pgBackRest fetches files",
                Duration.ofMinutes(2),
                () -> shell.run(LabHost.SANDBOX, "pgrep", "-f", "pgbackrest.*restore")
                        .succeeded());
    }
}

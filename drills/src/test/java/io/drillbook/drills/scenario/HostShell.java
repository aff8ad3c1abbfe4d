package io.drillbook.drills.scenario;

import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.engine.CommandResult;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;
import java.util.List;

/** Short looks at the lab's hosts, past the program that is tested. */
record HostShell(Lab lab) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Runs a command to its end, whatever its exit code. */
    CommandResult run(LabHost host, String... command) {
        try {
            return lab.shell().run(host, LIMIT, List.of(command));
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Runs a command that must succeed; gives what it printed. */
    String check(LabHost host, String... command) {
        try {
            return lab.shell().check(host, LIMIT, List.of(command));
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

package io.drillbook.activities.host;

import io.drillbook.activities.failure.ActionException;
import java.time.Duration;

/** Runs commands on one host. */
@FunctionalInterface
public interface CommandRunner {
    /** Runs a command to its end and gives what it printed, whatever its exit code. */
    CommandOutput run(Command command, Duration limit) throws ActionException, InterruptedException;
}

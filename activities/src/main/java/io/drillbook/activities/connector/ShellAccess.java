package io.drillbook.activities.connector;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.runbooks.inventory.Host;
import java.time.Duration;

/** Commands on one host. */
public interface ShellAccess extends AutoCloseable {
    Host host();

    /** Runs a command to its end and gives what it printed, whatever its exit code. */
    CommandOutput run(Command command, Duration limit) throws ActionException, InterruptedException;

    /** As {@link #run}, failing with {@code command-failed} when the exit code is not 0. */
    CommandOutput check(Command command, Duration limit) throws ActionException, InterruptedException;

    /**
     * Runs a command and hands on its standard output while it comes; nothing of it is kept.
     *
     * @return what it printed on standard error, and its exit code
     */
    CommandOutput pull(Command command, ByteSink sink, Duration limit) throws ActionException, InterruptedException;

    /** Runs a command that reads a stream behind its own input, and gives what it printed. */
    CommandOutput push(Command command, ByteSource source, Duration limit) throws ActionException, InterruptedException;

    /** The long-lived jobs of this host. */
    HostJobs jobs();

    @Override
    void close();
}

package io.drillbook.activities.assembly;

import io.drillbook.activities.connector.ByteSink;
import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.runbooks.inventory.Host;
import java.time.Duration;

/** A connection that outlives its borrower: closing gives it back. */
record LentShell(ShellAccess lender, HostJobs jobs) implements ShellAccess {
    @Override
    public Host host() {
        return lender.host();
    }

    @Override
    public CommandOutput run(Command command, Duration limit) throws ActionException, InterruptedException {
        return lender.run(command, limit);
    }

    @Override
    public CommandOutput check(Command command, Duration limit) throws ActionException, InterruptedException {
        return lender.check(command, limit);
    }

    @Override
    public CommandOutput pull(Command command, ByteSink sink, Duration limit)
            throws ActionException, InterruptedException {
        return lender.pull(command, sink, limit);
    }

    @Override
    public CommandOutput push(Command command, ByteSource source, Duration limit)
            throws ActionException, InterruptedException {
        return lender.push(command, source, limit);
    }

    @Override
    public void close() {
        // The act's connectors close the connection with the act.
    }
}

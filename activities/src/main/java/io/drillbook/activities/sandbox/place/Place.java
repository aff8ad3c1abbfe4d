package io.drillbook.activities.sandbox.place;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.inventory.Sandbox;
import java.time.Duration;
import java.util.List;

/**
 * One run's place in a sandbox.
 *
 * @param mark of the run: in the folder's name and in the folder
 */
public record Place(ShellAccess shell, DatabaseOwner owner, Sandbox sandbox, String mark) {
    /** The place of a run; nothing is made by asking. */
    public static Place of(ShellAccess shell, Sandbox sandbox, RunIdentity run)
            throws ActionException, InterruptedException {
        return new Place(
                shell,
                DatabaseOwner.of(shell, sandbox.data()),
                sandbox,
                LongCommands.mark(run.key(), "sandbox " + sandbox.name()));
    }

    /** The run's own folder. */
    public String folder() {
        return sandbox.data() + "/drillbook-" + mark;
    }

    /** The restored server's data directory. */
    public String data() {
        return folder() + "/data";
    }

    /** Folder of its socket: it listens nowhere else. */
    public String socket() {
        return folder() + "/s";
    }

    /** A file in the folder. */
    public String file(String name) {
        return folder() + "/" + name;
    }

    /** Runs a short command as the folder's owner. */
    public CommandOutput run(Duration limit, String... arguments) throws ActionException, InterruptedException {
        return shell.run(owner.as(Command.of(arguments)), limit);
    }

    /** As {@link #run}, failing when the exit code is not 0. */
    public CommandOutput check(Duration limit, String... arguments) throws ActionException, InterruptedException {
        return shell.check(owner.as(Command.of(arguments)), limit);
    }

    /** Writes a small file. */
    public void write(String name, String text) throws ActionException, InterruptedException {
        shell.check(
                owner.as(Command.of("sh", "-c", "umask 077; cat > \"$1\"", "sh", file(name))
                        .reading(text)),
                Duration.ofSeconds(15));
    }

    /** Whether a file is there. */
    public boolean has(String name) throws ActionException, InterruptedException {
        return run(Duration.ofSeconds(15), "test", "-e", file(name)).succeeded();
    }

    /**
     * Refuses to go on where this run's folder is not.
     *
     * @throws ActionException {@code sandbox-gone}
     */
    public void require() throws ActionException, InterruptedException {
        CommandOutput found = run(Duration.ofSeconds(15), "cat", file("mark"));
        if (!found.succeeded() || !found.standardOutput().strip().equals(mark)) {
            throw new ActionException(
                    "sandbox-gone",
                    FailureKind.CHECK_FAILED,
                    "this run's folder " + folder() + " is not on "
                            + shell.host().name(),
                    "its time to live may have ended: raise time_to_live");
        }
    }

    /** Mark of the job that destroys the place when its time is over. */
    String watchdog() {
        return LongCommands.mark(mark, "watchdog");
    }

    /** A script of ours with its arguments, as the folder's owner. */
    Command script(String text, List<String> arguments) {
        Command command = Command.of("sh", "-c", text, "sh");
        return owner.as(command.with(arguments.toArray(String[]::new)));
    }
}

package io.drillbook.activities.postgresql.manifest;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.wal.Lsn;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;
import java.util.Optional;

/**
 * Our own pause of a standby's replay. Before it begins, a job on the standby's host is armed that resumes replay at the
 * limit by itself, whatever becomes of the worker; a pause without that job is somebody else's and stays.
 */
public final class ReplayPause {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration TO_PAUSE = Duration.ofSeconds(60);
    private static final String RESUME = "SELECT pg_wal_replay_resume()";
    private static final String WATCH = "sleep \"$1\"; exec psql -XAtq -p \"$2\" -d \"$3\" -c '" + RESUME + "'";

    private final ShellAccess shell;
    private final DatabaseOwner owner;
    private final SqlAccess sql;
    private final ActionContext context;
    private final Node node;
    private final String database;
    private final String mark;

    /**
     * @param sql as the login that acts, on the standby
     * @param database that the owner of the server's files can log in to
     */
    public ReplayPause(ShellAccess shell, Node node, String database, SqlAccess sql, ActionContext context)
            throws ActionException, InterruptedException {
        this.shell = shell;
        this.owner = DatabaseOwner.of(shell, node.data());
        this.sql = sql;
        this.context = context;
        this.node = node;
        this.database = database;
        this.mark = LongCommands.mark(context.effect().run().key(), "resume replay of " + node.name());
    }

    /** Whether this run armed a job here: then a pause is ours. */
    public Optional<HostJob> armed() throws ActionException, InterruptedException {
        return shell.jobs().find(mark);
    }

    /**
     * Pauses replay and waits until it stands still.
     *
     * @return the position at which it stands
     */
    public Lsn begin(Duration limit) throws ActionException, InterruptedException {
        Optional<HostJob> armed = armed();
        boolean ours = armed.map(job -> job.state() == HostJob.State.RUNNING).orElse(false);
        if (armed.isPresent() && !ours) {
            // It has resumed an earlier attempt's pause; taken up again it would guard nothing.
            shell.jobs().forget(mark);
        }
        if (!ours && !state().equals("not paused")) {
            throw new ActionException(
                    "paused-by-another",
                    FailureKind.BUSY,
                    "replay on " + node.name() + " is paused already, and not by this run",
                    "find out by whom; pg_wal_replay_resume() ends it");
        }
        shell.check(
                owner.as(Command.of(
                        "psql", "-XAtq", "-p", Integer.toString(node.peerPort()), "-d", database, "-c", "SELECT 1")),
                LIMIT);
        shell.jobs()
                .startOrTakeUp(
                        mark,
                        owner.as(Command.of(
                                "sh",
                                "-c",
                                WATCH,
                                "sh",
                                Long.toString(Math.max(1, limit.toSeconds())),
                                Integer.toString(node.peerPort()),
                                database)),
                        context.token());
        context.ran("SELECT pg_wal_replay_pause()   -- on " + node.name());
        sql.row("SELECT pg_wal_replay_pause()::text", row -> "", LIMIT);
        long deadline = System.nanoTime() + TO_PAUSE.toNanos();
        while (!state().equals("paused")) {
            if (context.cancelRequested() || System.nanoTime() > deadline) {
                end();
                throw new ActionException(
                        "replay-not-paused",
                        FailureKind.BUSY,
                        "replay on " + node.name() + " did not pause within " + TO_PAUSE.toSeconds() + " s",
                        "a standby that waits for log pauses only when the next record comes");
            }
            Thread.sleep(200);
        }
        return position();
    }

    /** Whether replay still stands where it stood. */
    public boolean holds(Lsn position) throws ActionException {
        return state().equals("paused") && position().equals(position);
    }

    /** Resumes replay and disarms the job; does nothing where nothing of ours is armed. */
    public void end() throws ActionException, InterruptedException {
        if (armed().isEmpty()) {
            return;
        }
        context.ran(RESUME + "   -- on " + node.name());
        sql.row(RESUME + "::text", row -> "", LIMIT);
        shell.jobs().stop(mark);
        shell.jobs().forget(mark);
    }

    /** not paused, pause requested or paused. */
    public String state() throws ActionException {
        return NodeState.read(node, sql).pauseState().orElse("not paused");
    }

    private Lsn position() throws ActionException {
        return sql.row("SELECT pg_last_wal_replay_lsn()::text", row -> Lsn.of(row.getString(1)), LIMIT)
                .orElseThrow(() -> new ActionException(
                        "no-answer", FailureKind.UNREACHABLE, node.name() + " has no replay position", "try again"));
    }
}

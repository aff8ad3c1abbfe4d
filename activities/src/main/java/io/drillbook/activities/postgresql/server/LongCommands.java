package io.drillbook.activities.postgresql.server;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The long commands of one act, each a job of the host that outlives the worker. A later attempt takes up what runs and
 * finds what has ended. Not for use from two threads.
 */
public final class LongCommands {
    /** The end is seen late by a twentieth of the command's time, but looks do not crowd, and none is later than a second. */
    private static final long SHARE = 20;

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final ShellAccess shell;
    private final ActionContext context;
    private final List<String> marks = new ArrayList<>();

    private LongCommands(ShellAccess shell, ActionContext context) {
        this.shell = shell;
        this.context = context;
    }

    /** What an act does with its long commands. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param commands of this act */
        T with(LongCommands commands) throws ActionException, InterruptedException;
    }

    /**
     * Lets an act run long commands. What the host keeps of them goes with the act's end; it stays after a failure that
     * is tried again, since the next attempt takes it up.
     */
    public static <T> T within(ShellAccess shell, ActionContext context, Work<T> work)
            throws ActionException, InterruptedException {
        LongCommands commands = new LongCommands(shell, context);
        try {
            T result = work.with(commands);
            commands.forget();
            return result;
        } catch (ActionException failure) {
            if (!failure.failure().kind().retryable()) {
                commands.leave(failure);
            }
            throw failure;
        }
    }

    /** What is looked at while a command runs, at most four times a second and at least about once. */
    @FunctionalInterface
    public interface Look {
        /** @param output tail of what the command printed so far */
        void at(String output) throws ActionException, InterruptedException;
    }

    /**
     * Runs a command to its end, whatever its exit code.
     *
     * @param name of the command within this act; the same name is the same job
     * @throws ActionException {@code cancelled} after the job was stopped, or {@code job-lost} when its process vanished
     */
    public HostJob run(String name, Command command, Look look) throws ActionException, InterruptedException {
        String mark = mark(context.effect().mark(), name);
        marks.add(mark);
        context.ran(command.toString());
        long began = System.nanoTime();
        HostJob job = shell.jobs().startOrTakeUp(mark, command, context.token());
        while (job.state() == HostJob.State.RUNNING) {
            if (context.cancelRequested()) {
                shell.jobs().stop(mark);
                shell.jobs().forget(mark);
                throw new ActionException(
                        "cancelled", FailureKind.CANCELLED, name + " was stopped on request", "nothing to do");
            }
            look.at(job.output());
            Thread.sleep(pause(Duration.ofNanos(System.nanoTime() - began)));
            job = shell.jobs().find(mark).orElse(new HostJob(mark, HostJob.State.LOST, Optional.empty(), ""));
        }
        if (job.state() == HostJob.State.LOST) {
            shell.jobs().forget(mark);
            throw new ActionException(
                    "job-lost",
                    FailureKind.BUSY,
                    "the process of " + name + " is gone without an exit code",
                    "it is tried again; look whether " + shell.host().name() + " was restarted");
        }
        return job;
    }

    private static Duration pause(Duration since) {
        Duration share = since.dividedBy(SHARE);
        if (share.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }

    private void leave(ActionException failure) throws InterruptedException {
        for (String mark : marks) {
            try {
                shell.jobs().stop(mark);
                shell.jobs().forget(mark);
            } catch (ActionException kept) {
                failure.addSuppressed(kept);
            }
        }
    }

    /** Deletes what the host keeps of these commands, so that another attempt begins anew. */
    public void forget() throws ActionException, InterruptedException {
        for (String mark : marks) {
            shell.jobs().forget(mark);
        }
        marks.clear();
    }

    /** The mark of one job of an effect: thirty-two hexadecimal digits. */
    public static String mark(String effect, String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((effect + "/" + name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

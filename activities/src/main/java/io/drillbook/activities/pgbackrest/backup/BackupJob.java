package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The backup as a job of the host: begun once, watched, and taken up again by whoever comes after a dead worker. */
final class BackupJob {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Pattern START =
            Pattern.compile("backup start archive = [0-9A-F]{24}, lsn = ([0-9A-F]+/[0-9A-F]+)");
    /** pgBackRest's exit code when another command holds the stanza's lock. */
    private static final int LOCKED = 50;

    private final PgBackRest tool;
    private final ActionContext context;
    private final String mark;
    private final long began = System.nanoTime();

    BackupJob(PgBackRest tool, ActionContext context) {
        this.tool = tool;
        this.context = context;
        this.mark = context.effect().mark();
    }

    /**
     * Runs the command to its end, unless this effect's backup is in the repository already.
     *
     * @return the job's output, empty when the backup was found
     */
    String run(Command command) throws ActionException, InterruptedException {
        HostJobs jobs = tool.shell().jobs();
        if (tool.info().marked(mark).isPresent()) {
            context.alreadyDone();
            return jobs.find(mark).map(HostJob::output).orElse("");
        }
        context.ran(command.toString());
        HostJob job = jobs.startOrTakeUp(mark, command, context.token());
        while (job.state() == HostJob.State.RUNNING) {
            if (context.cancelRequested()) {
                jobs.stop(mark);
                jobs.forget(mark);
                throw new ActionException(
                        "cancelled",
                        FailureKind.CANCELLED,
                        "the backup was stopped; nothing of it counts",
                        "the tool removes what is left of it at the next backup");
            }
            report(tool.info(), job.output());
            Thread.sleep(BETWEEN_LOOKS);
            job = jobs.find(mark).orElse(new HostJob(mark, HostJob.State.LOST, Optional.empty(), ""));
        }
        if (!job.exitCode().equals(Optional.of(0))) {
            jobs.forget(mark);
            if (tool.info().marked(mark).isEmpty()) {
                throw failure(job);
            }
        }
        return job.output();
    }

    /** The backup this effect made. */
    BackupSet made() throws ActionException, InterruptedException {
        return tool.info()
                .marked(mark)
                .orElseThrow(() -> new ActionException(
                        "backup-not-listed",
                        FailureKind.CHECK_FAILED,
                        "pgBackRest ended with 0, and no backup in the repository carries the mark " + mark,
                        "look at pgbackrest info on " + tool.shell().host().name()));
    }

    private void report(StanzaInfo info, String output) {
        long done = info.bytesDone().orElse(0L);
        long total = info.bytesTotal().orElse(0L);
        Matcher start = START.matcher(output);
        String position = start.find() ? start.group(1) : "";
        context.progress("backing up" + timeLeft(done, total), done, total, "bytes", position);
    }

    private String timeLeft(long done, long total) {
        Duration since = Duration.ofNanos(System.nanoTime() - began);
        if (done <= 0 || total <= done) {
            return "";
        }
        Duration left = Duration.ofSeconds(Math.round(since.toMillis() / 1000.0 * (total - done) / done));
        return String.format(Locale.ROOT, ", about %s left", DurationText.write(left));
    }

    private ActionException failure(HostJob job) {
        if (job.exitCode().equals(Optional.of(LOCKED))) {
            return new ActionException(
                    "repository-locked",
                    FailureKind.BUSY,
                    "another pgBackRest command holds the stanza's lock",
                    "it is tried again; if it stays so, look for a hanging pgbackrest on "
                            + tool.shell().host().name());
        }
        if (job.state() == HostJob.State.LOST) {
            return new ActionException(
                    "backup-lost",
                    FailureKind.BUSY,
                    "the backup's process is gone without an exit code",
                    "it is tried again; look whether the host was restarted");
        }
        return new ActionException(
                "backup-failed",
                FailureKind.CHECK_FAILED,
                "pgbackrest backup ended with "
                        + job.exitCode().map(Object::toString).orElse("no exit code") + ": "
                        + ToolOutput.lastError(job.output()),
                "the tool's own code is explained by: pgbackrest help, and in its log on "
                        + tool.shell().host().name());
    }
}

package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.pgbackrest.tool.ToolComplaint;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backup as a job of the host: begun once, watched, and taken up again by whoever comes after a dead worker. */
final class BackupJob {
    private static final Logger LOG = LoggerFactory.getLogger(BackupJob.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Pattern ERROR = Pattern.compile("\\b(?:ERROR|ASSERT): ?\\[");
    private static final Pattern START =
            Pattern.compile("backup start archive = [0-9A-F]{24}, lsn = ([0-9A-F]+/[0-9A-F]+)");
    /** pgBackRest's exit code when another command holds the stanza's lock. */
    private static final int LOCKED = 50;

    private final PgBackRest tool;
    private final ActionContext context;
    private final String mark;
    private final Pace pace = new Pace();
    private long done;
    private long total;

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
            report(job.output());
            Thread.sleep(BETWEEN_LOOKS);
            job = jobs.find(mark).orElse(new HostJob(mark, HostJob.State.LOST, Optional.empty(), ""));
        }
        if (!job.exitCode().equals(Optional.of(0))) {
            jobs.forget(mark);
            ActionException failure = failure(job);
            // Where the store does not answer there is nothing to see; the next attempt looks before it begins.
            if (failure.failure().kind() == FailureKind.UNREACHABLE
                    || tool.info().marked(mark).isEmpty()) {
                throw failure;
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

    /** A look that fails is no failure of the backup: the tool itself knows how long to wait for the store. */
    private void report(String output) throws InterruptedException {
        Matcher start = START.matcher(output);
        String position = start.find() ? start.group(1) : "";
        String text;
        try {
            StanzaInfo info = tool.info();
            done = info.bytesDone().orElse(0L);
            total = info.bytesTotal().orElse(0L);
            pace.reached(System.nanoTime(), done);
            text = "backing up" + timeLeft();
        } catch (ActionException silent) {
            LOG.debug("a running backup could not be looked at", silent);
            text = "backing up; the repository could not be looked at just now: "
                    + silent.failure().code();
        }
        context.progress(text, done, total, "bytes", position);
    }

    private String timeLeft() {
        if (total <= done) {
            return "";
        }
        if (done <= 0) {
            // The tool counts whole files, the largest first.
            return ", no file is whole yet";
        }
        return pace.left(total - done)
                .map(left -> ", about " + DurationText.write(left) + " left")
                .orElse(", at a standstill");
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
        String said = complaint(job.output());
        return new ActionException(
                "backup-failed",
                ToolComplaint.kind(said),
                "pgbackrest backup ended with "
                        + job.exitCode().map(Object::toString).orElse("no exit code") + ": " + ToolComplaint.of(said),
                "the tool's own code is explained by: pgbackrest help, and in its log on "
                        + tool.shell().host().name());
    }

    /** From the first error on: what was said before it, the options among it, says nothing of the reason. */
    private static String complaint(String output) {
        List<String> lines = output.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            if (ERROR.matcher(lines.get(line)).find()) {
                return String.join("\n", lines.subList(line, lines.size()));
            }
        }
        return ToolOutput.lastError(output);
    }
}

package io.drillbook.activities.assembly;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.activities.host.JobLog;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jobs of a host, whose output is handed on for the record as soon as they are seen ended. */
final class LoggedJobs implements HostJobs {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedJobs.class);

    private final HostJobs jobs;
    private final Consumer<JobLog> logs;
    private final Map<String, String> commands = new TreeMap<>();
    private final Set<String> taken = new TreeSet<>();

    /** @param logs is told each job's output once */
    LoggedJobs(HostJobs jobs, Consumer<JobLog> logs) {
        this.jobs = jobs;
        this.logs = logs;
    }

    @Override
    public Optional<HostJob> find(String mark) throws ActionException, InterruptedException {
        Optional<HostJob> job = jobs.find(mark);
        if (job.isPresent() && job.get().state() != HostJob.State.RUNNING) {
            take(mark);
        }
        return job;
    }

    @Override
    public HostJob startOrTakeUp(String mark, Command command, Optional<Long> token)
            throws ActionException, InterruptedException {
        commands.put(mark, command.toString());
        HostJob job = jobs.startOrTakeUp(mark, command, token);
        if (job.state() != HostJob.State.RUNNING) {
            take(mark);
        }
        return job;
    }

    @Override
    public void stop(String mark) throws ActionException, InterruptedException {
        jobs.stop(mark);
        take(mark);
    }

    @Override
    public JobLog log(String mark) throws ActionException, InterruptedException {
        return jobs.log(mark);
    }

    @Override
    public void forget(String mark) throws ActionException, InterruptedException {
        jobs.forget(mark);
    }

    /** A log is for reading later: an act does not fail because it could not be had. */
    private void take(String mark) throws InterruptedException {
        // Of a job that this act did not ask for nothing is known but its mark.
        if (!commands.containsKey(mark) || !taken.add(mark)) {
            return;
        }
        try {
            JobLog log = jobs.log(mark);
            if (!log.text().isEmpty()) {
                logs.accept(log.of(commands.get(mark)));
            }
        } catch (ActionException unread) {
            LOG.warn(
                    "what job {} printed could not be read: {}",
                    mark,
                    unread.failure().message());
        }
    }
}

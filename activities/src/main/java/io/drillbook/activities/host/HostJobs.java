package io.drillbook.activities.host;

import io.drillbook.activities.failure.ActionException;
import java.util.Optional;

/** The jobs of one host. */
public interface HostJobs {
    /** The job with this mark, if the host knows it. */
    Optional<HostJob> find(String mark) throws ActionException, InterruptedException;

    /**
     * Starts a command as a job, or takes up the one that already has this mark: never two.
     *
     * @param token the lock's fencing token; a lower one than the host has seen is refused
     */
    HostJob startOrTakeUp(String mark, Command command, Optional<Long> token)
            throws ActionException, InterruptedException;

    /** Asks the job to end (SIGTERM to its process group, SIGKILL after a grace) and waits until it is gone. */
    void stop(String mark) throws ActionException, InterruptedException;

    /** What an ended job printed, as far as the host keeps it: all of it up to 4 MiB, else the first and the last two. */
    JobLog log(String mark) throws ActionException, InterruptedException;

    /** Forgets an ended job and deletes its files. */
    void forget(String mark) throws ActionException, InterruptedException;
}

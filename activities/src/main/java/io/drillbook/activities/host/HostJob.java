package io.drillbook.activities.host;

import java.util.Optional;

/**
 * A long command on a host that outlives the connection and the worker that began it.
 *
 * @param mark the effect's mark: one job on the host for one effect, however often it is asked for
 * @param state running, ended, or lost (its process is gone without an exit code)
 * @param exitCode present when ended
 * @param output tail of standard output and error, at most 64 KiB
 */
public record HostJob(String mark, State state, Optional<Integer> exitCode, String output) {
    /** How a job stands. */
    public enum State {
        RUNNING,
        ENDED,
        LOST
    }
}

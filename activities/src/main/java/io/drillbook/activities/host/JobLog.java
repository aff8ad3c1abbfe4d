package io.drillbook.activities.host;

/**
 * What a job printed on both its streams, in the order it came.
 *
 * @param host where it ran
 * @param command as it was run; may hold what was a secret to somebody
 * @param cut whether the host kept less than was printed: the beginning and the end
 */
public record JobLog(String host, String command, String text, boolean cut) {
    /** Of which command it is. */
    public JobLog of(String named) {
        return new JobLog(host, named, text, cut);
    }
}

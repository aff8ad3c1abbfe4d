package io.drillbook.runbooks.call;

/**
 * How a lock's holder stands.
 *
 * @param status its last state in words: running, completed, failed, canceled, terminated, timed_out, not_found
 */
public record OwnerEnd(boolean closed, String status) {
    /** Whether it ended in a way that leaves time for its own release. */
    public boolean normal() {
        return status.equals("completed");
    }
}

package io.drillbook.runbooks.call;

/** The names by which a lock is reached. */
public final class LockControl {
    /** Type of the lock workflow. */
    public static final String WORKFLOW_TYPE = "drillbook.lock";

    /** Update with a {@link LockAsk}, answers at once with a {@link LockAnswer}. */
    public static final String ACQUIRE = "acquire";

    /** Update with a {@link LockRelease}. */
    public static final String RELEASE = "release";

    /** Update with a {@link QuarantineRelease}; false when there was no quarantine. */
    public static final String RELEASE_QUARANTINE = "release-quarantine";

    /** Query for the {@link LockState}. */
    public static final String STATE_QUERY = "state";

    private LockControl() {}

    /** Workflow id of a target's lock. */
    public static String workflowId(String target) {
        return "lock/" + target;
    }
}

package io.drillbook.runbooks.call;

/**
 * Who a run is, the same across a reset and continue-as-new.
 *
 * @param workflowId chosen at start
 * @param firstRunId first execution run id, given by the server
 */
public record RunIdentity(String workflowId, String firstRunId) {
    /** In the place of a run's id: a plan looks, and is no run. */
    public static final String PLAN = "plan";

    /** One text, safe as a key: {@code workflowId@firstRunId}. */
    public String key() {
        return workflowId + "@" + firstRunId;
    }
}

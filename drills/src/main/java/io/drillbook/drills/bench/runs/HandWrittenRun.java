package io.drillbook.drills.bench.runs;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** What one would write in Java instead of a runbook: the same activities in the same order, and nothing else. */
@WorkflowInterface
public interface HandWrittenRun {
    /**
     * What to do.
     *
     * @param signature digest of the action's signature, as a plan holds it
     * @param notes how many
     */
    record Order(String target, String environment, String signature, int notes) {}

    /** Opens, locks, notes, gives back and records. */
    @WorkflowMethod(name = "hand-written")
    void run(Order order);
}

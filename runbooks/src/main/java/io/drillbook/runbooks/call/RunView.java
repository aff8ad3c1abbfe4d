package io.drillbook.runbooks.call;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a run stands, for people who watch it: the answer to the query {@value #QUERY}.
 *
 * @param phase opening, waiting_for_lock, running, undoing, finally, releasing, recording, ended
 * @param message one line on what it waits for, or empty
 * @param steps every step in the order of the plan, system acts included
 */
public record RunView(
        String phase,
        String message,
        Optional<Outcome> outcome,
        Optional<Failure> failure,
        List<StepView> steps,
        SortedMap<String, Object> outputs) {
    /** Name of the query. */
    public static final String QUERY = "view";

    public RunView {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param state waiting, running, done, already_done, taken_over, failed, skipped, cancelled, unknown, held,
     *     not_reached
     * @param activityId id of the activity that runs it now, to find its heartbeat
     * @param startedAt RFC 3339
     */
    public record StepView(
            String path,
            String title,
            String state,
            Optional<String> activityId,
            Optional<String> startedAt,
            Optional<String> endedAt,
            int attempts,
            Optional<Failure> failure) {}
}

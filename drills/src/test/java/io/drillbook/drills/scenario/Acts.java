package io.drillbook.drills.scenario;

import io.drillbook.runbooks.json.Json;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attempts of acts in a history, in the order in which they were scheduled. */
final class Acts {
    /**
     * One attempt.
     *
     * @param path of its step in the plan; of an act around the steps the name of the activity
     * @param decided number of the event that made the workflow want it: the end of an act, else the start of the
     *     workflow's task. The workflow goes on at each such end, before it sees what came after in the same task
     * @param begun number of the event that scheduled it
     * @param ended number of the event that closed it, 0 while it is open
     */
    record Act(String path, long decided, long begun, long ended) {
        boolean openAt(long event) {
            return begun < event && (ended == 0 || ended > event);
        }

        boolean undoes() {
            return path.endsWith("/undo");
        }
    }

    private Acts() {}

    static List<Act> of(List<HistoryEvent> history) {
        Map<Long, Act> acts = new LinkedHashMap<>();
        Map<Long, Long> decidedAt = new HashMap<>();
        long woken = 0;
        for (HistoryEvent event : history) {
            if (event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED) {
                long began = event.getWorkflowTaskCompletedEventAttributes().getStartedEventId();
                decidedAt.put(event.getEventId(), woken > 0 ? woken : began);
                woken = 0;
            }
            path(event)
                    .ifPresent(path -> acts.put(
                            event.getEventId(),
                            new Act(path, decidedAt.getOrDefault(task(event), 0L), event.getEventId(), 0)));
            long scheduled = scheduledBy(event);
            if (scheduled > 0) {
                woken = woken > 0 ? woken : event.getEventId();
                acts.computeIfPresent(
                        scheduled, (id, act) -> new Act(act.path(), act.decided(), act.begun(), event.getEventId()));
            }
        }
        return new ArrayList<>(acts.values());
    }

    /** The path of the act that an event schedules, if it schedules one. */
    static Optional<String> path(HistoryEvent event) {
        if (event.getEventType() != EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) {
            return Optional.empty();
        }
        ActivityTaskScheduledEventAttributes scheduled = event.getActivityTaskScheduledEventAttributes();
        String type = scheduled.getActivityType().getName();
        try {
            String input = scheduled.getInput().getPayloads(0).getData().toStringUtf8();
            return Optional.of(
                    Json.mapper().readTree(input).path("effect").path("path").asText(type));
        } catch (IOException notJson) {
            throw new UncheckedIOException(type, notJson);
        }
    }

    private static long task(HistoryEvent scheduled) {
        return scheduled.getActivityTaskScheduledEventAttributes().getWorkflowTaskCompletedEventId();
    }

    private static long scheduledBy(HistoryEvent event) {
        return switch (event.getEventType()) {
            case EVENT_TYPE_ACTIVITY_TASK_COMPLETED ->
                event.getActivityTaskCompletedEventAttributes().getScheduledEventId();
            case EVENT_TYPE_ACTIVITY_TASK_FAILED ->
                event.getActivityTaskFailedEventAttributes().getScheduledEventId();
            case EVENT_TYPE_ACTIVITY_TASK_CANCELED ->
                event.getActivityTaskCanceledEventAttributes().getScheduledEventId();
            case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT ->
                event.getActivityTaskTimedOutEventAttributes().getScheduledEventId();
            default -> 0;
        };
    }
}

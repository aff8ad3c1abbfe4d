package io.drillbook.worker.calendar;

import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.AppliedEntry;
import io.drillbook.runbooks.calendar.DueTimes;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.RunAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleException;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the schedules of calendars: one for each entry, updated in place so that a pause and the history stay. */
public final class Schedules {
    /** So far ahead a schedule knows its times; applying the calendar again moves it on. */
    public static final Duration HORIZON = Duration.ofDays(731);

    private static final Duration LEAST_CATCH_UP = Duration.ofSeconds(10);

    private final ScheduleClient client;
    private final Settings settings;

    /** @param client of the namespace in the settings, with the data converter of the workers */
    public Schedules(ScheduleClient client, Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** What was done with a schedule. */
    public enum Change {
        CREATED,
        UPDATED,
        REMOVED
    }

    /** Makes the schedule of an entry, or changes the one that is there. */
    public Change put(AppliedCalendar calendar, AppliedEntry entry, Plan plan, String starter, Instant now) {
        Schedule wanted = schedule(calendar, entry, plan, starter, now);
        ScheduleHandle handle = client.getHandle(calendar.scheduleId(entry));
        if (there(handle)) {
            handle.update(input -> new ScheduleUpdate(Schedule.newBuilder(wanted)
                    .setState(input.getDescription().getSchedule().getState())
                    .build()));
            return Change.UPDATED;
        }
        client.createSchedule(
                calendar.scheduleId(entry), wanted, ScheduleOptions.newBuilder().build());
        return Change.CREATED;
    }

    /** Removes the schedules of entries that a calendar does not have any more. Gives their names. */
    public List<String> removeOthers(AppliedCalendar calendar) {
        List<String> kept =
                calendar.entries().stream().map(calendar::scheduleId).toList();
        List<String> gone;
        try (Stream<ScheduleListDescription> all = client.listSchedules()) {
            gone = all.map(ScheduleListDescription::getScheduleId)
                    .filter(id -> id.startsWith(AppliedCalendar.scheduleId(calendar.name(), "")) && !kept.contains(id))
                    .toList();
        }
        gone.forEach(id -> client.getHandle(id).delete());
        return gone;
    }

    /**
     * How a schedule stands.
     *
     * @param next due times to come, as the server will start them
     * @param missed how often it could not start within the catch-up time
     */
    public record Standing(boolean paused, String note, List<Instant> next, long missed) {}

    /** Empty when there is no such schedule. */
    public Optional<Standing> standing(String scheduleId) {
        try {
            var described = client.getHandle(scheduleId).describe();
            var state = described.getSchedule().getState();
            return Optional.of(new Standing(
                    state.isPaused(),
                    Optional.ofNullable(state.getNote()).orElse(""),
                    described.getInfo().getNextActionTimes(),
                    described.getInfo().getNumActionsMissedCatchupWindow()));
        } catch (ScheduleException failed) {
            if (missing(failed)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static boolean there(ScheduleHandle handle) {
        try {
            handle.describe();
            return true;
        } catch (ScheduleException failed) {
            if (missing(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private static boolean missing(ScheduleException failed) {
        return failed.getCause() instanceof StatusRuntimeException answer
                && answer.getStatus().getCode() == Status.Code.NOT_FOUND;
    }

    private Schedule schedule(AppliedCalendar calendar, AppliedEntry entry, Plan plan, String starter, Instant now) {
        List<Instant> times = DueTimes.between(entry.entry().cadence(), calendar.blackouts(), now, now.plus(HORIZON));
        Duration catchUp = entry.entry().catchUp();
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(plan.definition().runbook())
                        .setArguments(new RunStart(plan, "schedule", starter))
                        .setOptions(WorkflowOptions.newBuilder()
                                .setWorkflowId(calendar.workflowId(entry))
                                .setTaskQueue(settings.taskQueue())
                                .setTypedSearchAttributes(RunAttributes.atStart(plan, "schedule"))
                                .setStaticSummary(plan.definition().title())
                                // The client cannot read back a summary without details.
                                .setStaticDetails("Calendar **" + calendar.name() + "**, revision "
                                        + calendar.revision() + ", definition `" + plan.definitionHash() + "`")
                                .build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setCalendars(ScheduleTimes.of(times))
                        .setJitter(entry.entry().jitter())
                        .setTimeZoneName("UTC")
                        .build())
                // Whether two may run at once is the lock's to say, and a run it refuses leaves its record.
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL)
                        .setCatchupWindow(catchUp.compareTo(LEAST_CATCH_UP) < 0 ? LEAST_CATCH_UP : catchUp)
                        .build())
                .build();
    }
}

package io.drillbook.runbooks.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A calendar as somebody applied it: what he signs. From then on its due times count, until a later revision.
 *
 * @param schema {@value #SCHEMA}
 * @param revision from 1, for each name
 * @param appliedAt RFC 3339
 * @param appliedBy who applied it, as the program saw him; the signature beside it proves the key
 */
public record AppliedCalendar(
        String schema,
        String name,
        long revision,
        String appliedAt,
        String appliedBy,
        List<AppliedEntry> entries,
        List<Blackout> blackouts) {
    public static final String SCHEMA = "drillbook.calendar/1";

    /**
     * An entry with what it was bound to.
     *
     * @param runbook engine and name
     * @param title of the runbook
     * @param target that is locked, or none
     * @param definitionHash of the plan that runs
     * @param proposalHash of the plan that runs
     */
    public record AppliedEntry(
            CalendarEntry entry,
            String runbook,
            String kind,
            String title,
            String target,
            String environment,
            String definitionHash,
            String proposalHash) {}

    /** A due time that is expected to run. */
    public record Due(AppliedCalendar calendar, AppliedEntry entry, Instant at) {
        /** The workflow id of its run: a schedule's own way to name it. */
        public String workflowId() {
            return calendar.workflowId(entry) + "-" + at;
        }

        /** From when on its run is late. */
        public Instant lateFrom() {
            return entry.entry().lateFrom(at);
        }

        /** From when on it was missed. */
        public Instant missedFrom() {
            return entry.entry().missedFrom(at);
        }
    }

    public AppliedCalendar {
        entries = List.copyOf(entries);
        blackouts = List.copyOf(blackouts);
        Instant.parse(appliedAt);
    }

    /** What all runs of an entry are called, before the due time. */
    public String workflowId(AppliedEntry entry) {
        return entry.runbook() + "/" + entry.target() + "/" + name + "."
                + entry.entry().id();
    }

    /** The schedule of an entry. */
    public String scheduleId(AppliedEntry entry) {
        return scheduleId(name, entry.entry().id());
    }

    /** The schedule of an entry of a calendar. */
    public static String scheduleId(String calendar, String entry) {
        return "calendar/" + calendar + "/" + entry;
    }

    /** Whether another one says the same of what is due. */
    public boolean sameAs(AppliedCalendar other) {
        return entries.equals(other.entries) && blackouts.equals(other.blackouts);
    }

    /** All due times of a span, from when it was applied, by entry. */
    public List<Due> due(Instant from, Instant to) {
        Instant applied = Instant.parse(appliedAt);
        Instant start = from.isBefore(applied) ? applied : from;
        return entries.stream()
                .flatMap(each -> DueTimes.between(each.entry().cadence(), blackouts, start, to).stream()
                        .map(at -> new Due(this, each, at)))
                .toList();
    }

    /** How long after a due time its run can still come, at most. */
    public Duration longestWait() {
        return entries.stream()
                .map(each -> Duration.between(Instant.EPOCH, each.entry().missedFrom(Instant.EPOCH)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}

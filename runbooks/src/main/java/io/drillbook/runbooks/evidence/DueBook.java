package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Holds the population against the calendars: it is told calendars and entries in the order of the chain and says what
 * came of each due time.
 */
public final class DueBook {
    /** What a run that was missed has in place of an execution. */
    public static final String NO_RUN = "none";

    /** Outcome of a closing that says so. */
    public static final String MISSED = "missed";

    private record Active(AppliedCalendar calendar, String signer, Instant until) {}

    private final Map<String, Active> active = new TreeMap<>();
    private final List<Active> ended = new ArrayList<>();
    private final Map<String, Seen> runs = new LinkedHashMap<>();

    /** @param first when the chain first said that it began: a run may wait long for a worker after it was started */
    private record Seen(RunLine line, Instant first) {
        /** A run that came after it had been missed says more than that it was missed. */
        Seen and(Seen later) {
            if (later.missed()) {
                return this;
            }
            return missed() ? later : new Seen(later.line(), first);
        }

        boolean missed() {
            return line.outcome().equals(Optional.of(MISSED));
        }
    }

    /** A calendar counts from now on, in place of the one of its name before. */
    public void begin(AppliedCalendar calendar, String signer) {
        Active before = active.get(calendar.name());
        if (before != null) {
            ended.add(new Active(before.calendar(), before.signer(), Instant.parse(calendar.appliedAt())));
        }
        active.put(calendar.name(), new Active(calendar, signer, Instant.MAX));
    }

    /** An entry of the chain. Only runs that a schedule may have started are kept. */
    public void entry(ChainEntry entry) {
        entry.run()
                .filter(run -> !active.isEmpty() && byCalendar(run.identity().workflowId()))
                .ifPresent(run ->
                        runs.merge(run.identity().workflowId(), new Seen(run, Instant.parse(entry.at())), Seen::and));
    }

    /** Calendars that have a word in it, each with who signed it. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Active each : active.values()) {
            notes.add("calendar " + each.calendar().name() + ", revision "
                    + each.calendar().revision() + ", applied "
                    + each.calendar().appliedAt() + " by "
                    + each.calendar().appliedBy() + ", signed by " + each.signer());
        }
        return notes;
    }

    /** Every due time before a moment, in order, and what had come of it by then. */
    public List<DueLine> at(Instant now) {
        List<DueLine> lines = new ArrayList<>();
        for (Active each : ended) {
            Instant until = each.until().isBefore(now) ? each.until() : now;
            each.calendar().due(Instant.EPOCH, until).forEach(due -> lines.add(line(due, now)));
        }
        for (Active each : active.values()) {
            each.calendar().due(Instant.EPOCH, now).forEach(due -> lines.add(line(due, now)));
        }
        lines.sort(java.util.Comparator.comparing((DueLine line) -> line.due().at())
                .thenComparing(line -> line.due().workflowId()));
        return lines;
    }

    private DueLine line(Due due, Instant now) {
        Optional<Seen> seen = Optional.ofNullable(runs.get(due.workflowId()));
        if (seen.isEmpty()) {
            return new DueLine(
                    due,
                    now.isBefore(due.missedFrom()) ? DueLine.State.WAITING : DueLine.State.UNACCOUNTED,
                    Optional.empty());
        }
        return new DueLine(due, state(due, seen.get()), seen.map(Seen::line));
    }

    private static DueLine.State state(Due due, Seen run) {
        String outcome = run.line().outcome().orElse("");
        if (outcome.equals(MISSED)) {
            return DueLine.State.MISSED;
        }
        if (outcome.equals("never_begun")) {
            return DueLine.State.NEVER_BEGAN;
        }
        if (outcome.equals("refused")) {
            return DueLine.State.SKIPPED;
        }
        return run.first().isAfter(due.lateFrom()) ? DueLine.State.LATE : DueLine.State.RAN;
    }

    private boolean byCalendar(String workflowId) {
        return workflowId.endsWith("Z")
                && (active.values().stream().anyMatch(each -> begins(workflowId, each.calendar()))
                        || ended.stream().anyMatch(each -> begins(workflowId, each.calendar())));
    }

    private static boolean begins(String workflowId, AppliedCalendar calendar) {
        return calendar.entries().stream().anyMatch(each -> workflowId.startsWith(calendar.workflowId(each) + "-"));
    }
}

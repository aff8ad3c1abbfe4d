package io.drillbook.worker.calendar;

import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.AppliedEntry;
import io.drillbook.runbooks.calendar.CalendarEntry;
import io.drillbook.runbooks.calendar.DrillCalendar;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.exit.CommandException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds a calendar to the library and the inventory: every entry becomes a plan that runs as it is signed. */
public final class CalendarMaker {
    /** A run's id and its due time must fit a file's name. */
    private static final int LONGEST_ID = 95;

    private final RunbookLibrary library;
    private final Inventory inventory;

    /** @param library where runbooks are found by name */
    public CalendarMaker(RunbookLibrary library, Inventory inventory) {
        this.library = library;
        this.inventory = inventory;
    }

    /**
     * A calendar with its plans.
     *
     * @param plans by entry id
     */
    public record Bound(AppliedCalendar calendar, SortedMap<String, Plan> plans) {}

    /**
     * Binds.
     *
     * @throws io.drillbook.runbooks.problem.ProblemsException with the problems of the first entry that has any
     */
    public Bound bind(DrillCalendar calendar, long revision, Instant at, String by) {
        SortedMap<String, Plan> plans = new TreeMap<>();
        List<AppliedEntry> entries = new ArrayList<>();
        for (CalendarEntry entry : calendar.entries()) {
            Plan plan = PlanMaker.make(library, entry.runbook(), inventory, entry.inputs());
            plans.put(entry.id(), plan);
            entries.add(new AppliedEntry(
                    entry,
                    plan.definition().runbook(),
                    plan.definition().kind(),
                    plan.definition().title(),
                    plan.target(),
                    plan.environment(),
                    plan.definitionHash(),
                    plan.proposalHash()));
        }
        AppliedCalendar applied = new AppliedCalendar(
                AppliedCalendar.SCHEMA,
                calendar.name(),
                revision,
                at.truncatedTo(ChronoUnit.SECONDS).toString(),
                by,
                entries,
                calendar.blackouts());
        for (AppliedEntry entry : applied.entries()) {
            String id = applied.workflowId(entry);
            if (id.length() > LONGEST_ID) {
                throw CommandException.badInput(
                        "name-too-long",
                        "runs of entry " + entry.entry().id() + " would be called " + id + ", longer than " + LONGEST_ID
                                + " letters",
                        "shorten the names of the calendar or the entry");
            }
        }
        return new Bound(applied, plans);
    }
}

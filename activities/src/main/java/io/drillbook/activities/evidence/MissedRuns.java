package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.Due;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.evidence.DueBook;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.RunClosing;
import io.drillbook.runbooks.evidence.SignedCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Finds what was due and left nothing, and says so in the ledger. It needs no server: calendar and ledger tell. */
public final class MissedRuns {
    private final EvidenceWriter writer;
    private final EvidenceHome home;

    /** @param home of the ledger that the writer writes */
    public MissedRuns(EvidenceWriter writer, EvidenceHome home) {
        this.writer = writer;
        this.home = home;
    }

    /** Closes every due time whose wait was over at a moment and that left nothing. Gives how many. */
    public int record(Instant now) throws ActionException {
        List<SignedCalendar> calendars = new CalendarShelf(home).all();
        if (calendars.isEmpty()) {
            return 0;
        }
        NavigableSet<String> known = new TreeSet<>();
        for (String folder : List.of(LedgerPaths.OPENED, LedgerPaths.RECORDS, LedgerPaths.CLOSINGS)) {
            home.names(folder).forEach(path -> known.add(LedgerPaths.sibling(path, "")));
        }
        int count = 0;
        for (Due due : over(calendars, now)) {
            if (!began(known, due.workflowId())) {
                writer.close(closing(due));
                count++;
            }
        }
        return count;
    }

    private static List<Due> over(List<SignedCalendar> calendars, Instant now) {
        List<Due> over = new ArrayList<>();
        for (int place = 0; place < calendars.size(); place++) {
            AppliedCalendar calendar = calendars.get(place).calendar();
            Optional<AppliedCalendar> next = place + 1 < calendars.size()
                    ? Optional.of(calendars.get(place + 1).calendar())
                            .filter(later -> later.name().equals(calendar.name()))
                    : Optional.empty();
            Instant until = next.map(later -> Instant.parse(later.appliedAt()))
                    .filter(now::isAfter)
                    .orElse(now);
            calendar.due(Instant.EPOCH, until).stream()
                    .filter(due -> !now.isBefore(due.missedFrom()))
                    .forEach(over::add);
        }
        return over;
    }

    /** A run's file begins with its id, whatever execution it was. */
    private static boolean began(NavigableSet<String> known, String workflowId) {
        String start = LedgerPaths.start(workflowId);
        String next = known.ceiling(start);
        return next != null && next.startsWith(start);
    }

    private static RunClosing closing(Due due) {
        AppliedCalendar.AppliedEntry entry = due.entry();
        RunOpening opening = new RunOpening(
                new RunIdentity(due.workflowId(), DueBook.NO_RUN),
                new RunFacts(
                        entry.runbook(),
                        entry.kind(),
                        entry.target(),
                        entry.environment(),
                        entry.definitionHash(),
                        entry.proposalHash(),
                        due.at().toString()),
                "schedule",
                due.calendar().appliedBy(),
                entry.title(),
                "");
        return new RunClosing(
                opening,
                false,
                DueBook.MISSED,
                Optional.empty(),
                "calendar " + due.calendar().name() + " had it due at " + due.at() + ", and nothing began before "
                        + due.missedFrom());
    }
}

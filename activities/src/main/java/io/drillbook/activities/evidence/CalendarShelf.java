package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.SignedCalendar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The calendars of a ledger. */
public final class CalendarShelf {
    private final EvidenceHome home;

    /** Over a home. */
    public CalendarShelf(EvidenceHome home) {
        this.home = home;
    }

    /** Every revision of every calendar, by name and then by revision. */
    public List<SignedCalendar> all() throws ActionException {
        TreeMap<String, TreeMap<Long, SignedCalendar>> byName = new TreeMap<>();
        for (String path : home.names(LedgerPaths.CALENDARS)) {
            SignedCalendar calendar = read(path);
            byName.computeIfAbsent(calendar.calendar().name(), name -> new TreeMap<>())
                    .put(calendar.calendar().revision(), calendar);
        }
        List<SignedCalendar> all = new ArrayList<>();
        byName.values().forEach(revisions -> all.addAll(revisions.values()));
        return all;
    }

    /** The revision that counts now. */
    public Optional<SignedCalendar> newest(String name) throws ActionException {
        return all().stream()
                .filter(each -> each.calendar().name().equals(name))
                .reduce((earlier, later) -> later);
    }

    private SignedCalendar read(String path) throws ActionException {
        try {
            return SignedCalendar.read(home.read(path).orElseThrow());
        } catch (IOException | RuntimeException unreadable) {
            throw new ActionException(
                    "evidence-unreadable",
                    FailureKind.CHECK_FAILED,
                    home.location(path) + " is no calendar of this version: it was changed, or a newer one wrote it",
                    "compare it with a copy");
        }
    }
}

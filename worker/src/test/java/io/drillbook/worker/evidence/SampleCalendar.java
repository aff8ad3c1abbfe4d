package io.drillbook.worker.evidence;

import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.calendar.AppliedCalendar.AppliedEntry;
import io.drillbook.runbooks.calendar.Cadence;
import io.drillbook.runbooks.calendar.CalendarEntry;
import io.drillbook.runbooks.evidence.PeriodReview;
import io.drillbook.runbooks.evidence.SignedCalendar;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.worker.calendar.PersonalKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A calendar with one daily entry, signed with a key of its own. */
public final class SampleCalendar {
    private SampleCalendar() {}

    /** Due every day at 02:30 in Berlin, late after an hour, missed after two. */
    public static AppliedCalendar daily(String appliedAt, long revision, String at) {
        CalendarEntry entry = new CalendarEntry(
                "restore",
                "monthly-restore-test",
                new TreeMap<>(),
                new Cadence("day", List.of(), 0, 0, at, "Europe/Berlin"),
                Duration.ofHours(1),
                Duration.ofHours(2),
                Duration.ZERO,
                "database-team");
        return new AppliedCalendar(
                AppliedCalendar.SCHEMA,
                "orders",
                revision,
                appliedAt,
                "ann",
                List.of(new AppliedEntry(
                        entry,
                        "postgresql.monthly-restore-test",
                        "restore-test",
                        "Restore",
                        "orders",
                        "lab",
                        "a".repeat(64),
                        "b".repeat(64))),
                List.of());
    }

    /** Signs with a key that is made in the folder when it is not there. */
    public static SignedCalendar sign(Path folder, AppliedCalendar calendar) throws Exception {
        return new SignedCalendar(
                calendar,
                PersonalKey.sign(Optional.of(key(folder)), SignedCalendar.NAMESPACE, SignedCalendar.toSign(calendar)));
    }

    /** A person's SSH key. */
    public static Path key(Path folder) throws Exception {
        Path key = folder.resolve("ssh-key");
        if (!key.toFile().exists()) {
            new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        return key;
    }

    /** A review that accepts, with a finding and a waiver, signed with the same key. */
    public static SignedReview review(Path folder, String period, String head) throws Exception {
        PeriodReview review = new PeriodReview(
                PeriodReview.SCHEMA,
                period,
                head,
                "0".repeat(64),
                "Rita Reviewer",
                "2027-01-05T10:00:00Z",
                "accepted",
                "looked at every missed one",
                List.of(new PeriodReview.OpenFinding("run-1", "restore took too long", "ann", "2027-02-01")),
                List.of(new PeriodReview.Waiver("due-1", "Rita Reviewer", "the site moved")));
        return new SignedReview(
                review,
                PersonalKey.sign(Optional.of(key(folder)), SignedReview.NAMESPACE, SignedReview.toSign(review)));
    }
}

package io.drillbook.worker.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.FolderHome;
import io.drillbook.activities.evidence.MissedRuns;
import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.DueLine.State;
import io.drillbook.runbooks.evidence.LedgerProblem;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.RunClosing;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.evidence.SignedCalendar;
import io.drillbook.runbooks.evidence.SshSignature;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.worker.form.BundleForms;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The population held against a calendar, over the night the clock is set back (2026-10-25). */
final class CalendarEvidenceTest {
    private static final String APPLIED = "2026-10-23T12:00:00Z";

    @TempDir
    private Path folder;

    private SampleLedger sample;
    private Moving clock;
    private EvidenceWriter writer;
    private AppliedCalendar calendar;

    @BeforeEach
    void begin() throws Exception {
        sample = new SampleLedger(folder.resolve("ledger"));
        clock = new Moving(Instant.parse(APPLIED));
        writer = new EvidenceWriter(new FolderHome(sample.evidence()), sample.ledger(clock));
        calendar = SampleCalendar.daily(APPLIED, 1, "02:30");
        writer.apply(SampleCalendar.sign(folder, calendar));
    }

    @Test
    void everyDueTimeIsKnownWithWhatCameOfIt() throws Exception {
        run("2026-10-24T00:30:00Z", "2026-10-24T00:30:05Z");
        run("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z");
        clock.now = Instant.parse("2026-10-26T03:30:00Z");
        assertThat(missed()).isEqualTo(1);
        assertThat(missed()).as("a second look finds nothing new").isZero();
        clock.now = Instant.parse("2026-10-27T02:00:00Z");
        List<DueLine> lines = DueReader.read(new FolderFiles(sample.evidence())).at(clock.now);
        assertThat(lines)
                .extracting(line -> line.due().at() + " " + line.state())
                .containsExactly(
                        "2026-10-24T00:30:00Z RAN",
                        "2026-10-25T00:30:00Z LATE",
                        "2026-10-26T01:30:00Z MISSED",
                        "2026-10-27T01:30:00Z WAITING");
        Verification verification = verify();
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(verification.notes()).anyMatch(note -> note.contains("calendar orders, revision 1"));
    }

    @Test
    void aDueTimeOfWhichNothingIsSaidIsWrong() throws Exception {
        clock.now = Instant.parse("2026-10-24T12:00:00Z");
        writer.open(opening("someone-elses/run", "2026-10-24T12:00:00Z"));
        Verification verification = verify();
        assertThat(verification.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(verification.first().map(LedgerProblem::code)).contains("due-not-accounted-for");
        assertThat(verification.first().map(LedgerProblem::message).orElse("")).contains("2026-10-24T00:30:00Z");
    }

    @Test
    void aRunThatCameAfterItWasMissedIsLate() throws Exception {
        clock.now = Instant.parse("2026-10-24T03:00:00Z");
        missed();
        run("2026-10-24T00:30:00Z", "2026-10-24T05:00:00Z");
        assertThat(states()).containsExactly(State.LATE);
    }

    @Test
    void aRefusedRunWasSkippedAndOneWithoutAWorkerNeverBegan() throws Exception {
        clock.now = Instant.parse("2026-10-24T01:00:00Z");
        writer.close(new RunClosing(
                opening(id("2026-10-24T00:30:00Z"), "2026-10-24T00:30:00Z"),
                true,
                "refused",
                Optional.of("2026-10-24T00:30:10Z"),
                "the target was locked"));
        clock.now = Instant.parse("2026-10-25T01:00:00Z");
        writer.close(new RunClosing(
                opening(id("2026-10-25T00:30:00Z"), "2026-10-25T00:30:00Z"),
                false,
                "never_begun",
                Optional.empty(),
                "no worker came"));
        assertThat(states()).containsExactly(State.SKIPPED, State.NEVER_BEGAN);
    }

    @Test
    void aLaterRevisionCountsFromWhenItWasApplied() throws Exception {
        run("2026-10-24T00:30:00Z", "2026-10-24T00:30:05Z");
        clock.now = Instant.parse("2026-10-24T12:00:00Z");
        writer.apply(SampleCalendar.sign(folder, SampleCalendar.daily("2026-10-24T12:00:00Z", 2, "20:00")));
        clock.now = Instant.parse("2026-10-25T12:00:00Z");
        missed();
        assertThat(DueReader.read(new FolderFiles(sample.evidence())).at(clock.now))
                .extracting(line -> line.due().at() + " " + line.state())
                .containsExactly("2026-10-24T00:30:00Z RAN", "2026-10-24T18:00:00Z MISSED");
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void aCalendarThatAnotherSignedIsToldApart() throws Exception {
        AppliedCalendar other = SampleCalendar.daily("2026-10-24T12:00:00Z", 2, "20:00");
        SshSignature ofTheFirst = SampleCalendar.sign(folder, calendar).signature();
        writer.apply(new SignedCalendar(other, ofTheFirst));
        Verification verification = verify();
        assertThat(verification.first().map(LedgerProblem::code)).contains("calendar-signature-wrong");
    }

    @Test
    void aSignatureForAnotherPurposeIsNone() throws Exception {
        SshSignature signature = SampleCalendar.sign(folder, calendar).signature();
        byte[] message = SignedCalendar.toSign(calendar);
        assertThat(signature.signs(message, SignedCalendar.NAMESPACE)).isTrue();
        assertThat(signature.signs(message, "review@drillbook.io")).isFalse();
        assertThat(signature.signs("other".getBytes(UTF_8), SignedCalendar.NAMESPACE))
                .isFalse();
    }

    @Test
    void aBundleTellsWhatWasDue() throws Exception {
        Instant applied = Instant.now().minusSeconds(5 * 86_400);
        writer = sample.writer();
        writer.apply(SampleCalendar.sign(folder, SampleCalendar.daily(applied.toString(), 2, "12:00")));
        missed(Instant.now());
        try (BundleFiles bundle = new BundleFiles(sample.bundle(Selection.ALL))) {
            assertThat(new String(bundle.read(BundleForms.DUE).orElseThrow(), UTF_8))
                    .contains("\"missed\"");
            assertThat(new String(bundle.read(BundleForms.REPORT).orElseThrow(), UTF_8))
                    .contains("What was due");
            Verification verification = LedgerVerifier.verify(bundle, sample.trust());
            assertThat(verification.problems()).isEmpty();
            assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        }
        assertThat(sample.evidence().resolve("calendars").toFile().list()).hasSize(2);
    }

    private List<State> states() throws Exception {
        Instant end = Instant.parse("2026-10-25T01:00:00Z");
        return DueReader.read(new FolderFiles(sample.evidence())).at(end).stream()
                .map(DueLine::state)
                .filter(state -> state != State.WAITING)
                .toList();
    }

    private int missed() throws Exception {
        return missed(clock.now);
    }

    private int missed(Instant now) throws Exception {
        return new MissedRuns(writer, new FolderHome(sample.evidence())).record(now);
    }

    private Verification verify() throws Exception {
        return LedgerVerifier.verify(new FolderFiles(sample.evidence()), sample.trust());
    }

    private void run(String due, String began) throws Exception {
        clock.now = Instant.parse(began);
        writer.open(opening(id(due), began));
    }

    private String id(String due) {
        return calendar.workflowId(calendar.entries().getFirst()) + "-" + due;
    }

    private static RunOpening opening(String id, String startedAt) {
        return new RunOpening(
                new RunIdentity(id, "first"),
                new RunFacts("postgresql.monthly-restore-test", "restore-test", "orders", "lab", "d", "p", startedAt),
                "schedule",
                "ann",
                "Restore",
                "1");
    }

    /** A clock that is set. */
    private static final class Moving extends Clock {
        private Instant now;

        Moving(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

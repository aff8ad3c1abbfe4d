package io.drillbook.worker.quarter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.FolderHome;
import io.drillbook.activities.evidence.MissedRuns;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.LedgerProblem;
import io.drillbook.runbooks.evidence.LedgerVerifier;
import io.drillbook.runbooks.evidence.PeriodReview;
import io.drillbook.runbooks.evidence.PeriodReview.OpenFinding;
import io.drillbook.runbooks.evidence.PeriodReview.Waiver;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.runbooks.evidence.Verification;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.json.Json;
import io.drillbook.worker.calendar.PersonalKey;
import io.drillbook.worker.evidence.FolderFiles;
import io.drillbook.worker.evidence.SampleCalendar;
import io.drillbook.worker.evidence.SampleLedger;
import io.drillbook.worker.form.QuarterPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample's runs began on 2026-01-01, the calendar counts from five days before now. */
final class QuarterReportTest {
    private static final Quarter RUNS = new Quarter(2026, 1);

    @TempDir
    private Path folder;

    private SampleLedger sample;

    @BeforeEach
    void begin() throws Exception {
        sample = new SampleLedger(folder.resolve("ledger"));
    }

    @Test
    void itCountsWhatEndedHowAndNamesWhatWasNotMadeGood() throws Exception {
        sample.run(1, "One", Outcome.FAILED).run(3, "Three", Outcome.PASSED);
        sample.run(2, "Two", Outcome.PASSED).run(4, "Four", Outcome.FAILED);
        QuarterReport report = report(RUNS);
        assertThat(report.outcomes()).isEqualTo(Map.of("failed", 2L, "passed", 2L));
        assertThat(report.notRetested())
                .extracting(QuarterReport.NotRetested::run)
                .containsExactly("postgresql.monthly-restore-test/orders/4");
        assertThat(report.figures())
                .extracting(each -> each.target() + " " + each.name() + " " + each.met() + "/" + each.runs())
                .contains("orders rto_restore 2/2", "billing rpo_restore 2/2");
        assertThat(report(RUNS.before()).outcomes()).isEmpty();
    }

    @Test
    void theSameLedgerMakesTheSameReport() throws Exception {
        sample.run(1, "One", Outcome.FAILED);
        String first = CanonicalJson.of(report(RUNS));
        assertThat(CanonicalJson.of(report(RUNS))).isEqualTo(first);
        assertThat(Json.mapper().readValue(first, QuarterReport.class)).isEqualTo(report(RUNS));
        sample.run(2, "Two", Outcome.PASSED);
        assertThat(CanonicalJson.of(report(RUNS))).isNotEqualTo(first);
    }

    @Test
    void whatAReviewerWaivesIsWaivedByHimAndWhatHeFindsIsOpenUntilTheNextReview() throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        sample.writer()
                .apply(SampleCalendar.sign(
                        folder,
                        SampleCalendar.daily(now.minus(3, ChronoUnit.DAYS).toString(), 1, "02:30")));
        EvidenceWriter writer = sample.writer();
        int missed = new MissedRuns(writer, new FolderHome(sample.evidence())).record(now);
        Quarter quarter = quarter(now);
        QuarterReport before = report(quarter);
        assertThat(before.notRun()).hasSizeBetween(1, missed);
        assertThat(before.reviews()).isEmpty();
        String due = before.notRun().getFirst().due();
        SignedReview review = review(
                before,
                "2027-01-05T10:00:00Z",
                List.of(new OpenFinding("run", "too slow", "ann", "2027-02-01")),
                List.of(new Waiver(due, "Rita", "the site moved")));
        writer.review(review);
        QuarterReport after = report(quarter);
        assertThat(after.waived()).extracting(each -> each.waiver().due()).containsExactly(due);
        assertThat(after.due()).containsEntry("waived", 1L);
        assertThat(after.notRun()).hasSize(before.notRun().size() - 1);
        assertThat(after.open()).extracting(OpenFinding::what).containsExactly("too slow");
        assertThat(after.reviews()).extracting(QuarterReport.SignOff::verdict).containsExactly("accepted");
        assertThat(after.reviews().getFirst().report())
                .isEqualTo(Digests.sha256(CanonicalJson.of(before).getBytes(StandardCharsets.UTF_8)));
        writer.review(review(after, "2027-02-05T10:00:00Z", List.of(), List.of()));
        assertThat(report(quarter).open()).isEmpty();
        Verification verification = LedgerVerifier.verify(new FolderFiles(sample.evidence()), sample.trust());
        assertThat(verification.problems()).isEmpty();
        assertThat(verification.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(verification.notes()).anyMatch(note -> note.contains("accepted, signed by SHA256:"));
    }

    @Test
    void aReviewThatNobodySignedIsToldApart() throws Exception {
        sample.run(1, "One", Outcome.PASSED);
        QuarterReport report = report(RUNS);
        SignedReview good = review(report, "2027-01-05T10:00:00Z", List.of(), List.of());
        SignedReview other = review(report, "2027-01-06T10:00:00Z", List.of(), List.of());
        sample.writer().review(new SignedReview(other.review(), good.signature()));
        Verification verification = LedgerVerifier.verify(new FolderFiles(sample.evidence()), sample.trust());
        assertThat(verification.first().map(LedgerProblem::code)).contains("review-signature-wrong");
    }

    @Test
    void thePageHoldsNoMarkupOfAReview() throws Exception {
        sample.run(1, "One", Outcome.FAILED);
        sample.writer()
                .review(review(
                        report(RUNS),
                        "2027-01-05T10:00:00Z",
                        List.of(new OpenFinding("run", "<script>alert(1)</script>", "ann", "2027-02-01")),
                        List.of()));
        String page = QuarterPage.html(report(RUNS));
        assertThat(page).doesNotContain("<script>").contains("&lt;script&gt;", "Sign-off", "accepted");
        assertThat(QuarterPage.pdf(report(RUNS))).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    private QuarterReport report(Quarter quarter) throws Exception {
        return LedgerQuarter.read(new FolderFiles(sample.evidence()), quarter);
    }

    private SignedReview review(QuarterReport report, String at, List<OpenFinding> findings, List<Waiver> waivers)
            throws Exception {
        PeriodReview review = new PeriodReview(
                PeriodReview.SCHEMA,
                report.quarter(),
                report.head(),
                Digests.sha256(CanonicalJson.of(report).getBytes(StandardCharsets.UTF_8)),
                "Rita",
                at,
                "accepted",
                "looked at all of it",
                findings,
                waivers);
        return new SignedReview(
                review,
                PersonalKey.sign(
                        Optional.of(SampleCalendar.key(folder)), SignedReview.NAMESPACE, SignedReview.toSign(review)));
    }

    private static Quarter quarter(Instant now) {
        String date = now.minus(1, ChronoUnit.DAYS).toString();
        int month = Integer.parseInt(date.substring(5, 7));
        return new Quarter(Integer.parseInt(date.substring(0, 4)), (month + 2) / 3);
    }
}

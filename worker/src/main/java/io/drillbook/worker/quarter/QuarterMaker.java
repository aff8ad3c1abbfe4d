package io.drillbook.worker.quarter;

import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.PeriodReview;
import io.drillbook.runbooks.evidence.PeriodReview.OpenFinding;
import io.drillbook.runbooks.evidence.PeriodReview.Waiver;
import io.drillbook.runbooks.evidence.RunLine;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.worker.quarter.QuarterReport.DueNotRun;
import io.drillbook.worker.quarter.QuarterReport.NotRetested;
import io.drillbook.worker.quarter.QuarterReport.SignOff;
import io.drillbook.worker.quarter.QuarterReport.WaivedDue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a quarter's report of what a ledger holds. */
public final class QuarterMaker {
    private static final List<DueLine.State> NOTHING_CAME =
            List.of(DueLine.State.MISSED, DueLine.State.NEVER_BEGAN, DueLine.State.SKIPPED, DueLine.State.UNACCOUNTED);

    private final Quarter quarter;
    private final List<RunLine> population;
    private final List<DueLine> dues;
    private final List<SignedReview> reviews;

    /**
     * What a ledger holds.
     *
     * @param population one entry a run, in order
     * @param dues of all calendars, in order
     * @param reviews in order
     */
    public QuarterMaker(Quarter quarter, List<ChainEntry> population, List<DueLine> dues, List<SignedReview> reviews) {
        this.quarter = quarter;
        this.population =
                population.stream().flatMap(entry -> entry.run().stream()).toList();
        this.dues = dues.stream().filter(line -> quarter.holds(line.due().at())).toList();
        this.reviews = List.copyOf(reviews);
    }

    /** The report of a ledger that ends at this head. */
    public QuarterReport make(String ledger, String head) {
        List<WaivedDue> waived = waived();
        List<String> letGo = waived.stream().map(each -> each.waiver().due()).toList();
        SortedMap<String, Long> due = new TreeMap<>();
        List<DueNotRun> notRun = new ArrayList<>();
        for (DueLine line : dues) {
            boolean nothing = NOTHING_CAME.contains(line.state());
            boolean waivedOne = nothing && letGo.contains(line.due().workflowId());
            due.merge(waivedOne ? "waived" : line.state().word(), 1L, Long::sum);
            if (nothing && !waivedOne) {
                notRun.add(new DueNotRun(
                        line.due().workflowId(),
                        line.due().at().toString(),
                        line.state().word(),
                        line.due().entry().entry().owner()));
            }
        }
        SortedMap<String, Long> outcomes = new TreeMap<>();
        ofQuarter().forEach(run -> outcomes.merge(run.outcome().orElse("open"), 1L, Long::sum));
        return new QuarterReport(
                QuarterReport.SCHEMA,
                quarter.toString(),
                ledger,
                head,
                due,
                outcomes,
                waived,
                notRun,
                new Figures(quarter, population).list(),
                openFindings(),
                notRetested(),
                signOffs());
    }

    private List<RunLine> ofQuarter() {
        return population.stream()
                .filter(run -> quarter.holds(Instant.parse(run.startedAt())))
                .toList();
    }

    private List<WaivedDue> waived() {
        List<WaivedDue> waived = new ArrayList<>();
        for (SignedReview review : reviews) {
            for (Waiver waiver : review.review().waivers()) {
                if (dues.stream().anyMatch(line -> line.due().workflowId().equals(waiver.due()))) {
                    waived.add(new WaivedDue(waiver, review.signature().fingerprint()));
                }
            }
        }
        return waived;
    }

    /** The newest review says what is open: what it leaves out is done. */
    private List<OpenFinding> openFindings() {
        return reviews.stream()
                .map(SignedReview::review)
                .max(Comparator.comparing(review -> Instant.parse(review.at())))
                .map(PeriodReview::findings)
                .orElse(List.of());
    }

    private List<NotRetested> notRetested() {
        List<NotRetested> open = new ArrayList<>();
        for (RunLine run : ofQuarter()) {
            Optional<String> outcome = run.outcome();
            if (outcome.isEmpty() || outcome.get().equals("passed")) {
                continue;
            }
            boolean madeGood = population.stream()
                    .anyMatch(later -> later.outcome().equals(Optional.of("passed"))
                            && later.runbook().equals(run.runbook())
                            && later.target().equals(run.target())
                            && Instant.parse(later.startedAt()).isAfter(Instant.parse(run.startedAt())));
            if (!madeGood) {
                open.add(new NotRetested(run.identity().workflowId(), outcome.get(), run.startedAt(), run.failure()));
            }
        }
        return open;
    }

    private List<SignOff> signOffs() {
        return reviews.stream()
                .filter(each -> each.review().period().equals(quarter.toString()))
                .map(each -> new SignOff(
                        each.review().reviewer(),
                        each.review().at(),
                        each.review().verdict(),
                        each.review().comment(),
                        each.signature().fingerprint(),
                        each.review().report()))
                .toList();
    }
}

package io.drillbook.worker.quarter;

import io.drillbook.runbooks.evidence.PeriodReview.OpenFinding;
import io.drillbook.runbooks.evidence.PeriodReview.Waiver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A quarter, from the ledger alone: the same ledger up to the same head gives the same report, byte for byte.
 *
 * @param schema {@value #SCHEMA}
 * @param quarter such as 2026-Q4
 * @param head of the ledger it was made of
 * @param due how many due times came to what: ran, late, skipped, missed, never_begun, waived, waiting
 * @param outcomes how many runs ended how
 * @param waived due times that a reviewer let go
 * @param notRun due times of which nothing came and that nobody waived
 * @param figures each measured figure with an objective
 * @param open findings that were open at the last review up to the head
 * @param notRetested runs that did not pass and that no later run of the same runbook on the same target made good
 * @param reviews of this quarter
 */
public record QuarterReport(
        String schema,
        String quarter,
        String ledger,
        String head,
        SortedMap<String, Long> due,
        SortedMap<String, Long> outcomes,
        List<WaivedDue> waived,
        List<DueNotRun> notRun,
        List<Figure> figures,
        List<OpenFinding> open,
        List<NotRetested> notRetested,
        List<SignOff> reviews) {
    public static final String SCHEMA = "drillbook.quarter/1";

    /** A due time that a reviewer let go, and who signed that. */
    public record WaivedDue(Waiver waiver, String signedBy) {}

    /**
     * A due time of which nothing came.
     *
     * @param due the workflow id its run would have had
     * @param owner who answers for it
     */
    public record DueNotRun(String due, String at, String state, String owner) {}

    /**
     * A figure over the quarter.
     *
     * @param met how many runs met the objective
     * @param median of this quarter's runs
     * @param medianBefore of the quarter before; absent when nothing was measured then
     * @param worse whether the median is more than a quarter larger than before
     */
    public record Figure(
            String runbook,
            String target,
            String name,
            long runs,
            long met,
            Duration median,
            Duration worst,
            Optional<Duration> medianBefore,
            boolean worse) {}

    /** A run that did not pass. */
    public record NotRetested(String run, String outcome, String startedAt, Optional<String> failure) {}

    /** A review of this quarter. */
    public record SignOff(String reviewer, String at, String verdict, String comment, String signedBy, String report) {}

    public QuarterReport {
        waived = List.copyOf(waived);
        notRun = List.copyOf(notRun);
        figures = List.copyOf(figures);
        open = List.copyOf(open);
        notRetested = List.copyOf(notRetested);
        reviews = List.copyOf(reviews);
    }
}

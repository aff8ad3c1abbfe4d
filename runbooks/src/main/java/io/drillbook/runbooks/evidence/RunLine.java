package io.drillbook.runbooks.evidence;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A run as its line in the population: the chain alone tells what ran and how it ended.
 *
 * @param startedAt RFC 3339
 * @param endedAt RFC 3339; absent while it runs
 * @param outcome passed, failed, unknown, cancelled, refused, or how a run without a record ended: terminated,
 *     timed_out, lost, never_begun; absent while it runs
 * @param failure code of the failure that ended it
 */
public record RunLine(
        RunIdentity identity,
        String runbook,
        String kind,
        String title,
        String target,
        String environment,
        String trigger,
        String starter,
        String startedAt,
        Optional<String> endedAt,
        Optional<String> outcome,
        Optional<String> failure,
        List<Measurement> measurements,
        Optional<CheckCounts> checks) {
    /** How many checks had which result. */
    public record CheckCounts(long passed, long failed, long unknown) {}

    public RunLine {
        measurements = List.copyOf(measurements);
    }

    /** A run that begins. */
    public static RunLine of(RunOpening opening) {
        return of(opening, Optional.empty(), Optional.empty());
    }

    /** A run that ended. */
    public static RunLine of(RunRecord record) {
        return new RunLine(
                record.identity(),
                record.run().runbook(),
                record.run().kind(),
                record.title(),
                record.run().target(),
                record.run().environment(),
                record.trigger(),
                record.starter(),
                record.startedAt(),
                Optional.of(record.endedAt()),
                Optional.of(record.outcome()).map(Outcome::word),
                record.failure().map(Failure::code),
                record.measurements(),
                Optional.of(new CheckCounts(
                        count(record, Verdict.PASSED), count(record, Verdict.FAILED), count(record, Verdict.UNKNOWN))));
    }

    /** A run that was found ended without a record. */
    public static RunLine of(RunClosing closing) {
        return of(closing.opening(), closing.endedAt(), Optional.of(closing.outcome()));
    }

    /** A run without a record; the word for its end, if it has ended, stands for its failure as well. */
    private static RunLine of(RunOpening opening, Optional<String> endedAt, Optional<String> outcome) {
        return new RunLine(
                opening.identity(),
                opening.run().runbook(),
                opening.run().kind(),
                opening.title(),
                opening.run().target(),
                opening.run().environment(),
                opening.trigger(),
                opening.starter(),
                opening.run().startedAt(),
                endedAt,
                outcome,
                outcome,
                List.of(),
                Optional.empty());
    }

    private static long count(RunRecord record, Verdict verdict) {
        return record.checks().stream()
                .map(CheckResult::result)
                .filter(verdict::equals)
                .count();
    }
}

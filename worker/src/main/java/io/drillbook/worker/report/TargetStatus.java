package io.drillbook.worker.report;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a target stands: its lock, and how old its last proofs are.
 *
 * @param lock absent when no worker answers
 * @param lastBackup when the last passed backup ended, RFC 3339
 * @param lastRestore when the last passed restore test ended, RFC 3339
 * @param rpoExposure what a disaster would have cost when it was measured last
 * @param rpoExposureAt when that was, RFC 3339
 * @param gap what the newest run that looked at the log's archive found missing; absent when it was without a gap
 */
public record TargetStatus(
        String target,
        String environment,
        Optional<LockState> lock,
        Optional<String> lastBackup,
        Optional<String> lastRestore,
        Optional<Duration> rpoExposure,
        Optional<String> rpoExposureAt,
        Optional<String> gap) {

    /** Reads the proofs from the records that lie on this machine. */
    public static TargetStatus of(
            String target, String environment, Optional<LockState> lock, List<RunRecord> records) {
        return new TargetStatus(
                target,
                environment,
                lock,
                last(records, target, "backup"),
                last(records, target, "restore-test"),
                exposure(records, target).flatMap(TargetStatus::exposure),
                exposure(records, target).map(RunRecord::endedAt),
                gap(records, target));
    }

    /** The status for people. */
    public List<String> lines(Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(target + " (" + environment + ")");
        lines.add("  last passed backup        " + age(lastBackup, now));
        lines.add("  last passed restore test  " + age(lastRestore, now));
        lines.add("  rpo_exposure              "
                + rpoExposure
                        .map(value -> DurationText.write(value) + ", measured " + age(rpoExposureAt, now))
                        .orElse("not measured"));
        gap.ifPresent(missing -> lines.add("  GAP in the log's archive  " + missing));
        if (lock.isEmpty()) {
            lines.add("  lock                      unknown: no worker answers");
            return lines;
        }
        LockState state = lock.get();
        state.quarantine()
                .ifPresent(quarantine -> lines.add("  QUARANTINE since " + quarantine.since() + ": "
                        + quarantine.reason() + " (`drillbook release " + target + " --reason …`)"));
        if (state.holders().isEmpty() && state.quarantine().isEmpty()) {
            lines.add("  lock                      free");
        }
        state.holders()
                .forEach(holder -> lines.add("  held (" + holder.mode().word() + ") by "
                        + holder.owner().workflowId() + " since " + holder.since()));
        for (int place = 0; place < state.queue().size(); place++) {
            LockState.Waiting waiting = state.queue().get(place);
            lines.add("  waiting " + (place + 1) + ".  " + waiting.ask().owner().workflowId() + " since "
                    + waiting.since());
        }
        return lines;
    }

    /** The newest record in which the exposure was measured, however its run ended. */
    private static Optional<RunRecord> exposure(List<RunRecord> records, String target) {
        return records.stream()
                .filter(record ->
                        record.run().target().equals(target) && exposure(record).isPresent())
                .max(Comparator.comparing(record -> Instant.parse(record.endedAt())));
    }

    private static Optional<Duration> exposure(RunRecord record) {
        return record.measurements().stream()
                .filter(measured -> measured.name().equals("rpo_exposure"))
                .flatMap(measured -> measured.value().stream())
                .reduce((older, newer) -> newer);
    }

    /** A run may look twice, before a backup and after it: its last look counts. */
    private static Optional<String> gap(List<RunRecord> records, String target) {
        return records.stream()
                .filter(record ->
                        record.run().target().equals(target) && look(record).isPresent())
                .max(Comparator.comparing(record -> Instant.parse(record.endedAt())))
                .flatMap(TargetStatus::look)
                .filter(check -> check.result() != Verdict.PASSED)
                .map(CheckResult::actual);
    }

    private static Optional<CheckResult> look(RunRecord record) {
        return record.checks().stream()
                .filter(check -> check.id().equals("archive-contiguous"))
                .reduce((older, newer) -> newer);
    }

    private static Optional<String> last(List<RunRecord> records, String target, String kind) {
        return records.stream()
                .filter(record -> record.run().target().equals(target)
                        && record.run().kind().equals(kind)
                        && record.outcome() == Outcome.PASSED)
                .map(RunRecord::endedAt)
                .max(Comparator.comparing(Instant::parse));
    }

    private static String age(Optional<String> at, Instant now) {
        return at.map(text -> {
                    Duration age = Duration.between(Instant.parse(text), now);
                    return DurationText.write(Duration.ofSeconds(Math.max(0, age.toSeconds()))) + " ago";
                })
                .orElse("never");
    }
}

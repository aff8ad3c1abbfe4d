package io.drillbook.drills.bench.evidence;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.Objectives;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Records like those of a backup: some checks, some figures, a few kilobytes. */
final class BenchRecord {
    private static final int CHECKS = 20;

    private BenchRecord() {}

    static RunRecord of(int number) {
        RunIdentity run = new RunIdentity("postgresql.daily-backup/orders/" + number, "first-" + number);
        RunFacts facts = new RunFacts(
                "postgresql.daily-backup",
                "backup",
                "orders",
                "bench",
                "a".repeat(64),
                "b".repeat(64),
                "2026-01-01T00:00:00Z");
        List<CheckResult> checks = IntStream.range(0, CHECKS)
                .mapToObj(check -> new CheckResult(
                        "check-" + check,
                        "count",
                        "select count(*) from shop.orders",
                        "1000 rows, of the manifest",
                        "1000 rows",
                        Verdict.PASSED,
                        Duration.ofMillis(12)))
                .toList();
        Measurement exposure = new Measurement(
                "rpo_exposure",
                Optional.of(Duration.ofSeconds(3)),
                "newest commit in the repository's own listing",
                Duration.ofSeconds(1),
                1,
                Optional.of(Duration.ofMinutes(1)),
                Optional.of(true));
        return new RunRecord(
                RunRecord.SCHEMA,
                run.key(),
                run,
                facts,
                "Back up, verify, and write down what the backup holds",
                "postgresql",
                "database-team",
                "1",
                new TreeMap<>(),
                "bench",
                "bench",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:01:00Z",
                Outcome.PASSED,
                Optional.empty(),
                new Objectives(Optional.empty(), Optional.of(Duration.ofMinutes(1))),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                checks,
                List.of(exposure),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }
}

package io.drillbook.activities.evidence;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.Objectives;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Runs as a worker hands them to its evidence. */
public final class SampleRuns {
    private SampleRuns() {}

    /** A run by its number. */
    public static RunIdentity run(int number) {
        return new RunIdentity("postgresql.daily-backup/orders/" + number, "first-" + number);
    }

    /** Its beginning. */
    public static RunOpening opening(int number) {
        return new RunOpening(run(number), facts(), "person", "ann", "Back up", "1");
    }

    /** Its record. */
    public static RunRecord record(int number, Outcome outcome) {
        return new RunRecord(
                RunRecord.SCHEMA,
                run(number).key(),
                run(number),
                facts(),
                "Back up",
                "postgresql",
                "database-team",
                "1",
                new TreeMap<>(),
                "person",
                "ann",
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:01:00Z",
                outcome,
                Optional.empty(),
                new Objectives(Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofMinutes(1))),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                List.of(new CheckResult("rows", "count", "select count(*)", "3", "3", Verdict.PASSED, Duration.ZERO)),
                List.of(new Measurement(
                        "rto_restore",
                        Optional.of(Duration.ofSeconds(14)),
                        "decision to verified answer",
                        Duration.ofMillis(1),
                        1,
                        Optional.of(Duration.ofMinutes(5)),
                        Optional.of(true))),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.of(new RunRecord.Provenance(1, "1", "0".repeat(64), "first-" + number, false, true, "test")),
                Optional.empty());
    }

    private static RunFacts facts() {
        return new RunFacts(
                "postgresql.daily-backup",
                "backup",
                "orders",
                "lab",
                "a".repeat(64),
                "b".repeat(64),
                "2026-01-01T00:00:00Z");
    }
}

package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.process.Pause;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.report.RecordFolder;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a run told.
 *
 * @param record of the run
 */
record Told(RunRecord record) {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Runs a runbook to its end. */
    static Told by(
            Settings settings, Path library, String runbook, Inventory inventory, SortedMap<String, String> inputs) {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            RunIdentity run = new RunbookStarter(temporal.client(), settings)
                    .start(
                            PlanMaker.make(new RunbookLibrary(library), runbook, inventory, inputs),
                            "test",
                            "table-of-lies",
                            Optional.empty());
            RecordFolder records = RecordFolder.of(settings);
            Pause.until(
                    "the end of " + run.workflowId(),
                    LONGEST,
                    () -> records.find(run.workflowId(), run.firstRunId()).isPresent());
            return new Told(records.find(run.workflowId(), run.firstRunId()).orElseThrow());
        }
    }

    /** The run did not pass, and one of its reasons holds every one of these words. */
    Told caught(String... words) {
        assertThat(record.outcome()).as(toString()).isIn(Outcome.FAILED, Outcome.UNKNOWN);
        assertThat(reasons())
                .as(toString())
                .anySatisfy(reason -> assertThat(reason).containsSubsequence(List.of(words)));
        return this;
    }

    /** As {@link #caught}, with the exact outcome. */
    Told caughtAs(Outcome outcome, String... words) {
        assertThat(record.outcome()).as(toString()).isEqualTo(outcome);
        return caught(words);
    }

    /** The run passed. */
    void passed() {
        assertThat(record.outcome()).as(toString()).isEqualTo(Outcome.PASSED);
    }

    /** Whether a check of this name came out so. */
    void check(String id, Verdict result) {
        assertThat(record.checks()).as(toString()).anySatisfy(check -> {
            assertThat(check.id()).isEqualTo(id);
            assertThat(check.result()).isEqualTo(result);
        });
    }

    /** Everything that speaks against the run. */
    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        record.failure().ifPresent(failure -> reasons.add(failure.code() + ": " + failure.message()));
        record.checks().stream()
                .filter(check -> check.result() != Verdict.PASSED)
                .map(Told::text)
                .forEach(reasons::add);
        record.findings().forEach(finding -> reasons.add(finding.code() + " (finding): " + finding.message()));
        return reasons;
    }

    private static String text(CheckResult check) {
        return check.id() + " " + check.result().name().toLowerCase(Locale.ROOT) + ": expected " + check.expected()
                + ", found " + check.actual();
    }

    @Override
    public String toString() {
        return record.outcome() + "\n  " + String.join("\n  ", reasons());
    }
}

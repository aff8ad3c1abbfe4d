package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.report.EndedRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The worker is killed at the boundary of two acts, and another one takes the run up: its end is that of a run which nothing
 * disturbed. Three boundaries come from a seed ({@code -Ddrillbook.soak.seed}), all of them in a soak.
 */
final class KilledWorkerTest {
    private static final long SEED = Long.getLong("drillbook.soak.seed", 1L);
    private static final int FEW = 3;

    @TestFactory
    @Tag("server")
    Stream<DynamicTest> aRunEndsAsIfNothingHadBeen() {
        List<DynamicTest> all = all();
        Collections.shuffle(all, new Random(SEED));
        return all.stream().limit(FEW);
    }

    @TestFactory
    @Tag("soak")
    Stream<DynamicTest> aRunEndsAsIfNothingHadBeenAtEveryBoundary() {
        return all().stream();
    }

    private static List<DynamicTest> all() {
        Stage stage = Stage.shared();
        List<DynamicTest> all = new ArrayList<>();
        List<Plan> plans = List.of(
                stage.plan("daily-backup", "cluster=orders", "type=full"),
                stage.plan("monthly-restore-test", "cluster=orders", "sandbox=restore-1"));
        for (Plan plan : plans) {
            for (String moment : Moments.withEnd(plan)) {
                all.add(DynamicTest.dynamicTest(
                        plan.definition().runbook() + " before " + moment, () -> killedBefore(stage, plan, moment)));
            }
        }
        return all;
    }

    private static void killedBefore(Stage stage, Plan plan, String moment) {
        if (stage.repository().labels().isEmpty()) {
            Finished backup = stage.run("daily-backup", "cluster=orders", "type=full");
            assertThat(backup.exit()).as(backup.toString()).isZero();
        }
        Run run = stage.begin(plan);
        run.awaitScheduled(moment);
        stage.killWorker();
        stage.ensureWorker();
        EndedRun ended = run.awaitEnd();
        String where = run.id() + ": " + ended.record();
        assertThat(ended.outcome()).as(where).isEqualTo(Outcome.PASSED);
        RunRecord record = ended.record().orElseThrow();
        assertThat(record.checks())
                .as(where)
                .isNotEmpty()
                .extracting(CheckResult::result)
                .containsOnly(Verdict.PASSED);
        assertThat(record.outputs()).as(where).doesNotContainValue("not measured");
        assertThat(record.steps())
                .as(where)
                .filteredOn(step -> step.action().isPresent() && !step.path().endsWith("/undo"))
                .allMatch(step -> step.state().equals("done") || step.state().equals("already_done"));
        if (plan.definition().runbook().endsWith("backup")) {
            assertThat(stage.repository().marked(run.mark("steps/backup")))
                    .as(where)
                    .hasSize(1);
        }
        assertThat(stage.sandbox().remains()).as(where).isEmpty();
        assertThat(stage.lock().holders()).as(where).isEmpty();
        assertThat(stage.lock().quarantine()).as(where).isEmpty();
    }
}

package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.scenario.Acts.Act;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.report.EndedRun;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cancel at any step. Every act of both shipped runbooks is cancelled once while it is in hand. */
@Tag("server")
final class CancelTest {
    /** An act may have ended before the cancel arrives; then another run tries again. */
    private static final int TRIES = 4;

    private final Stage stage = Stage.shared();

    @Test
    void aBackupCanBeCancelledAtEveryStep() {
        cancelAtEveryStep("daily-backup", "cluster=orders", "type=incr");
    }

    @Test
    void aRestoreTestCanBeCancelledAtEveryStep() {
        stage.run("daily-backup", "cluster=orders", "type=full");
        cancelAtEveryStep("monthly-restore-test", "cluster=orders", "sandbox=restore-1");
    }

    private void cancelAtEveryStep(String runbook, String... inputs) {
        Plan plan = stage.plan(runbook, inputs);
        for (String moment : Moments.of(plan)) {
            cancelAt(plan, moment);
        }
    }

    private void cancelAt(Plan plan, String moment) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Run run = stage.begin(plan);
            run.awaitScheduled(moment);
            run.workflow().cancel();
            EndedRun ended = run.awaitEnd();
            List<HistoryEvent> history = run.history();
            long cancelled = history.stream()
                    .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED)
                    .findFirst()
                    .orElseThrow()
                    .getEventId();
            List<Act> acts = Acts.of(history);
            looksRight(plan.definition(), run, ended, acts, cancelled);
            if (acts.stream().anyMatch(act -> act.path().equals(moment) && act.openAt(cancelled))) {
                return;
            }
        }
        throw new AssertionError(moment + " was never in hand when the cancel came, in " + TRIES + " runs");
    }

    private void looksRight(Definition definition, Run run, EndedRun ended, List<Act> acts, long cancelled) {
        String where = run.id() + ": " + acts + ", cancelled at " + cancelled + ", " + ended.record();
        Set<String> atEnd = Set.copyOf(Moments.acts(definition.finallySteps()));
        List<Act> undone = acts.stream().filter(Act::undoes).toList();
        List<Act> last = acts.stream().filter(act -> atEnd.contains(act.path())).toList();
        List<Act> forward = acts.stream()
                .filter(act -> act.path().startsWith("steps/") && !act.undoes())
                .toList();
        Act record = only(acts, SystemAction.RECORD);

        boolean inTime = last.stream().noneMatch(act -> act.decided() < cancelled);
        assertThat(ended.outcome()).as(where).isEqualTo(inTime ? Outcome.CANCELLED : Outcome.PASSED);
        assertThat(ended.finish(line -> {}, document -> {})).as(where).isEqualTo(inTime ? 1 : 0);
        // The act in hand ends first, and no step begins after it.
        assertThat(acts).as(where).allMatch(act -> act.ended() > 0);
        assertThat(forward).as(where).allMatch(act -> act.decided() < cancelled);
        long stopped = latestEnd(forward);
        assertThat(undone).as(where).allMatch(act -> act.begun() > stopped);
        assertThat(last).as(where).allMatch(act -> act.begun() > latestEnd(undone));
        assertThat(last.stream().map(Act::path)).as(where).containsAll(forward.isEmpty() ? Set.of() : atEnd);
        // The lock goes after the last act on the target, then the record is stored.
        if (acts.stream().anyMatch(act -> act.path().equals(SystemAction.ACQUIRE))) {
            Act release = only(acts, SystemAction.RELEASE);
            assertThat(release.begun()).as(where).isGreaterThan(latestEnd(last)).isGreaterThan(stopped);
            assertThat(record.begun()).as(where).isGreaterThan(release.ended());
        }
        assertThat(acts.getLast()).as(where).isEqualTo(record);
        tellsTheSame(ended.record().orElseThrow(), forward, undone, where);
        leavesNothing(run, where);
    }

    private void tellsTheSame(RunRecord record, List<Act> forward, List<Act> undone, String where) {
        assertThat(record.deviations()).as(where).anyMatch(said -> said.startsWith("cancel asked by"));
        for (StepRecord step : record.steps()) {
            boolean begun = forward.stream().anyMatch(act -> act.path().equals(step.path()));
            boolean taken = undone.stream().anyMatch(act -> act.path().equals(step.path() + "/undo"));
            if (step.path().startsWith("steps/")
                    && step.action().isPresent()
                    && !step.path().endsWith("/undo")) {
                assertThat(!step.state().equals("not_reached")).as(where).isEqualTo(begun);
                assertThat(step.state()).as(where).isIn("done", "already_done", "cancelled", "not_reached");
            }
            assertThat(step.undo()).as(where).isIn("none", "registered", "undone", "nothing_to_undo");
            if (taken) {
                assertThat(step.undo()).as(where).isIn("undone", "nothing_to_undo");
            }
        }
    }

    private void leavesNothing(Run run, String where) {
        assertThat(stage.lock().holders()).as(where).isEmpty();
        assertThat(stage.lock().quarantine()).as(where).isEmpty();
        assertThat(stage.sandbox().remains()).as(where).isEmpty();
        assertThat(stage.repository().running(run.mark("steps/backup")))
                .as(where)
                .isFalse();
    }

    private static Act only(List<Act> acts, String path) {
        List<Act> found = acts.stream().filter(act -> act.path().equals(path)).toList();
        assertThat(found).as(path).hasSize(1);
        return found.getFirst();
    }

    private static long latestEnd(List<Act> acts) {
        return acts.stream().mapToLong(Act::ended).max().orElse(0);
    }
}

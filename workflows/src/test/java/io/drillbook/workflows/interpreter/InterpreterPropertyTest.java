package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepDecision;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many plans, many worlds: whatever happens, a run keeps its promises. Every seed is one story and can be told again. */
class InterpreterPropertyTest {
    private static final int STORIES = Integer.getInteger("drillbook.stories", 2500);
    private static final FailureKind[] KINDS = FailureKind.values();

    @Test
    void everyRunKeepsItsPromises() {
        LongStream.range(0, STORIES).forEach(seed -> {
            try {
                new Story(seed).tell();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("seed " + seed, broken);
            }
        });
    }

    private static final class Story {
        private final Random random;
        private final RandomPlans plans;
        private final Plan plan;
        private final RunDriver run;
        private final boolean calm;
        private int begunAtStop = -1;

        Story(long seed) {
            random = new Random(seed);
            plans = new RandomPlans(random);
            plan = plans.plan();
            run = new RunDriver(plan);
            calm = random.nextInt(4) == 0;
        }

        void tell() {
            run.start();
            for (int events = 0; run.finish.isEmpty(); events++) {
                assertThat(events).as("the run ends").isLessThan(3000);
                assertThat(run.open.size()
                                + run.timers.size()
                                + (run.state.pause().isPresent() || run.state.draining() ? 1 : 0))
                        .as("something will happen")
                        .isPositive();
                next();
                assertThat(run.open.size())
                        .as("so many things at a time")
                        .isLessThanOrEqualTo(plans.sideBySide() ? 100 : 1);
                if (begunAtStop < 0 && run.state.stop().isPresent()) {
                    begunAtStop = run.begun.size();
                }
            }
            judge();
        }

        private void next() {
            run.after(Duration.ofSeconds(random.nextInt(30)));
            if (!calm && random.nextInt(12) == 0) {
                run.cancel();
                return;
            }
            if (run.state.draining() && run.open.isEmpty()) {
                run.apply(new RunEvent.WentOn(run.now, Optional.empty()));
                return;
            }
            if (!run.state.draining() && random.nextInt(15) == 0) {
                run.apply(new RunEvent.DrainAsked(run.now));
                return;
            }
            if (run.state.pause().isPresent() && (run.open.isEmpty() || random.nextInt(4) == 0)) {
                run.pause(false);
                return;
            }
            if (!calm && random.nextInt(20) == 0) {
                run.pause(true);
                return;
            }
            List<String> held = Controls.held(run.state);
            if (!held.isEmpty() && random.nextInt(3) > 0) {
                StepDecision.Choice[] choices = StepDecision.Choice.values();
                run.decide(choices[random.nextInt(choices.length)], Optional.of(held.getFirst()));
                return;
            }
            boolean timer = !run.timers.isEmpty() && (run.open.isEmpty() || random.nextInt(25) == 0);
            if (timer) {
                fire();
            } else {
                end(List.copyOf(run.open.keySet()).get(random.nextInt(run.open.size())));
            }
        }

        /** The timer that is due first, as a clock would have it. */
        private void fire() {
            String id = run.timers.keySet().stream()
                    .min(Comparator.comparing(timer -> java.util.Objects.requireNonNull(
                                    run.state.timers().get(timer))
                            .until()))
                    .orElseThrow();
            var due =
                    java.util.Objects.requireNonNull(run.state.timers().get(id)).until();
            if (run.now.isBefore(due)) {
                run.now = due;
            }
            if (run.state.phase() == Phase.WAITING_FOR_LOCK && run.open.isEmpty() && random.nextInt(3) > 0) {
                run.signalled(41);
            } else {
                run.fires(id);
            }
        }

        private void end(String id) {
            if (id.startsWith("system/")) {
                system(id);
                return;
            }
            int fate = calm ? 0 : random.nextInt(14);
            boolean asked = run.asked.contains(id);
            switch (fate) {
                case 9 -> run.failed(id, KINDS[random.nextInt(KINDS.length)]);
                case 10 -> run.failed(id, FailureKind.REFUSED, false);
                case 11 -> run.lost(id);
                case 12 -> run.timedOut(id);
                case 13 -> {
                    if (asked) {
                        run.cancelled(id);
                    } else {
                        run.found(id);
                    }
                }
                case 6 -> run.done(id, Plans.checked("failed"));
                case 7 -> run.done(id, Plans.checked("unknown"));
                case 8 -> run.done(id, Plans.checked("passed"));
                default -> run.done(id, new TreeMap<>());
            }
        }

        private void system(String id) {
            boolean trouble = !calm && random.nextInt(6) == 0;
            if (trouble) {
                run.failed(id, KINDS[random.nextInt(KINDS.length)]);
            } else if (id.startsWith("system/acquire")) {
                switch (random.nextInt(4)) {
                    case 0 -> run.refused(id);
                    case 1 -> run.queued(id);
                    default -> run.granted(id, 7);
                }
            } else {
                run.done(id);
            }
        }

        private void judge() {
            assertThat(run.open).as("nothing is left open").isEmpty();
            assertThat(run.timers).as("no timer is left").isEmpty();
            recordIsLastAndStoredOnce();
            releaseComesAfterTheLastAct();
            finallyRanWhenTheLockWasHeld();
            theFinallyOfEveryCallRan();
            nothingBeganAfterTheStop();
            exactlyWhatHadToBeUndoneWas();
            undosRanInReverse();
            thePassedHaveNothingAgainstThem();
            aFailedCheckFailsTheRun();
        }

        private void recordIsLastAndStoredOnce() {
            List<String> records = begun("system/record");
            assertThat(run.begun.getLast()).isEqualTo(records.getLast());
            assertThat(run.begun.indexOf(records.getFirst())).isEqualTo(run.begun.size() - records.size());
            assertThat(run.state.stored()).isPresent();
        }

        private void releaseComesAfterTheLastAct() {
            List<String> releases = begun("system/release");
            if (run.state.lock().token().isPresent()) {
                assertThat(releases).isNotEmpty();
            }
            releases.forEach(release -> assertThat(run.begun.subList(run.begun.indexOf(release), run.begun.size()))
                    .allMatch(id -> id.startsWith("system/re")));
        }

        private void finallyRanWhenTheLockWasHeld() {
            boolean held = run.state.lock().token().isPresent();
            boolean stepsBegan = begun("steps/").size() > 0;
            for (PlanStep step : plan.definition().finallySteps()) {
                if (held || stepsBegan) {
                    assertThat(begun(step.common().path() + "@")).isNotEmpty();
                }
            }
        }

        /** However its steps ended; a call that was refused or skipped has begun none. */
        private void theFinallyOfEveryCallRan() {
            StepTree steps = new StepTree(plan.definition());
            run.state.steps().forEach((key, state) -> {
                boolean begun = state.branch().isPresent() && state.status() != Status.SKIPPED;
                if (begun && steps.find(key).orElse(null) instanceof PlanStep.Call call) {
                    assertThat(state.status().finished()).isTrue();
                    call.callee()
                            .finallySteps()
                            .forEach(step -> assertThat(run.state.steps())
                                    .containsKey(Keys.of(step.common().path(), Keys.iteration(key))));
                }
            });
        }

        private void nothingBeganAfterTheStop() {
            if (begunAtStop >= 0) {
                assertThat(run.begun.subList(begunAtStop, run.begun.size()))
                        .allMatch(id -> id.contains("/undo")
                                || id.startsWith("finally/")
                                || id.startsWith("steps/last-")
                                || id.startsWith("system/re")
                                || id.contains(PlanStep.Measure.END));
            }
        }

        private void exactlyWhatHadToBeUndoneWas() {
            boolean undoing = run.state.failure().isPresent() && !objectiveOnly() && stepsFailed();
            StepTree steps = new StepTree(plan.definition());
            int floor = run.state.steps().entrySet().stream()
                    .filter(entry -> entry.getValue().act().begun())
                    .filter(entry -> steps.find(entry.getKey()).orElse(null) instanceof PlanStep.Action action
                            && action.noReturn())
                    .mapToInt(entry -> entry.getValue().undoDepth())
                    .max()
                    .orElse(0);
            for (int index = 0; index < run.state.undo().size(); index++) {
                UndoState undo = run.state.undo().get(index);
                boolean begun = run.touched.contains(undo.step());
                boolean expected = undo.step().endsWith(PlanStep.Measure.BEGIN)
                        ? begun && !figuresTaken(undo.step())
                        : undoing && begun && index >= floor;
                assertThat(!begun(undo.path() + "@").isEmpty())
                        .as("undo of %s", undo.step())
                        .isEqualTo(expected);
            }
        }

        /** What a measurement began ends with it: by its figures, or else it is stopped. */
        private boolean figuresTaken(String begin) {
            String end = begin.replace(PlanStep.Measure.BEGIN, PlanStep.Measure.END);
            return Optional.ofNullable(run.state.steps().get(end))
                    .filter(state -> state.status() == Status.DONE)
                    .isPresent();
        }

        private boolean stepsFailed() {
            return run.state.stop().isPresent()
                    || plan.definition().steps().stream()
                            .map(step -> run.state.steps().get(step.common().path()))
                            .anyMatch(state -> state != null && state.status().bad());
        }

        private boolean objectiveOnly() {
            return run.state.failure().orElseThrow().code().equals("objective-missed");
        }

        private void undosRanInReverse() {
            List<String> firsts = run.begun.stream()
                    .filter(id -> id.contains("/undo") && id.endsWith("@1"))
                    .filter(id -> !id.contains(PlanStep.Measure.BEGIN))
                    .toList();
            List<String> registered = new ArrayList<>();
            run.state.undo().reversed().forEach(undo -> registered.add(undo.path() + "@1"));
            registered.retainAll(firsts);
            assertThat(firsts).containsExactlyElementsOf(registered);
        }

        private void thePassedHaveNothingAgainstThem() {
            if (run.finish.orElseThrow().outcome() == Outcome.PASSED && plans.forgiving()) {
                assertThat(run.record.orElseThrow().steps())
                        .extracting(StepRecord::state)
                        .doesNotContain("running", "retrying", "held");
            } else if (run.finish.orElseThrow().outcome() == Outcome.PASSED) {
                assertThat(run.record.orElseThrow().steps())
                        .extracting(StepRecord::state)
                        .doesNotContain("failed", "unknown", "cancelled", "running", "retrying");
                assertThat(run.record.orElseThrow().checks())
                        .extracting(CheckResult::result)
                        .allMatch(Verdict.PASSED::equals);
            } else {
                assertThat(run.finish.orElseThrow().failure()).isPresent();
            }
        }

        private void aFailedCheckFailsTheRun() {
            boolean failed =
                    run.record.orElseThrow().checks().stream().anyMatch(check -> check.result() == Verdict.FAILED);
            if (failed) {
                assertThat(run.finish.orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
            }
        }

        private List<String> begun(String prefix) {
            return run.begun.stream().filter(id -> id.startsWith(prefix)).toList();
        }
    }
}

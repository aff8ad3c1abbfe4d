package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.TakenOver;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which steps before a step stand as an ended run left them. Steps that only read are left out: they are done again. */
final class TakingOver {
    private final StepTree tree;
    private final RunState run;
    private final PlanStep from;
    private final Set<String> around = new TreeSet<>();
    private final SortedMap<String, TakenOver> steps = new TreeMap<>();

    TakingOver(StepTree tree, RunState run, PlanStep from) {
        this.tree = tree;
        this.run = run;
        this.from = from;
        tree.around(path(from)).forEach(step -> around.add(path(step)));
    }

    /**
     * What stands, by path.
     *
     * @throws StepFault when something before the step was not done, or was taken back
     */
    SortedMap<String, TakenOver> before(List<PlanStep> planned) {
        upTo(planned);
        return steps;
    }

    /** The steps of a list, until the one at which the run is taken up or one around it. */
    private void upTo(List<PlanStep> planned) {
        for (PlanStep step : planned) {
            if (path(step).equals(path(from))) {
                return;
            }
            if (around.contains(path(step))) {
                into(step);
                return;
            }
            one(step);
        }
    }

    private void into(PlanStep step) {
        switch (step) {
            case PlanStep.Block block -> upTo(block.steps());
            case PlanStep.Consent consent -> upTo(consent.steps());
            case PlanStep.Choose choose -> {
                int taken = state(choose).flatMap(StepState::branch).orElse(-1);
                List<PlanStep> branch =
                        taken < 0 ? List.of() : choose.branches().get(taken).steps();
                boolean inIt =
                        branch.stream().anyMatch(each -> path(each).equals(path(from)) || around.contains(path(each)));
                if (!inIt) {
                    throw new StepFault(ResumeOffers.otherBranch(from, choose));
                }
                steps.put(path(choose), TakenOver.open(Optional.of(taken)));
                upTo(branch);
            }
            default -> throw new StepFault(ResumeOffers.insideOf(from, step));
        }
    }

    private void one(PlanStep step) {
        if (reads(step)) {
            return;
        }
        Optional<StepState> state = state(step);
        Optional<Status> status = state.map(StepState::status);
        boolean recovered = step instanceof PlanStep.Block && branch(state) >= 0;
        if (status.equals(Optional.of(Status.SKIPPED))) {
            whole(step, false);
        } else if (step instanceof PlanStep.Block block && !recovered && state.isPresent()) {
            steps.put(path(block), TakenOver.open(Optional.empty()));
            block.steps().forEach(this::one);
        } else if (step instanceof PlanStep.Choose choose
                && state.flatMap(StepState::branch).isPresent()) {
            steps.put(path(choose), TakenOver.open(state.flatMap(StepState::branch)));
            int taken = branch(state);
            (taken < 0 ? List.<PlanStep>of() : choose.branches().get(taken).steps()).forEach(this::one);
        } else if (status.equals(Optional.of(Status.DONE))) {
            whole(step, true);
        } else {
            throw new StepFault(ResumeOffers.notDone(step, from, StepRecords.word(path(step), run)));
        }
    }

    private static int branch(Optional<StepState> state) {
        return state.flatMap(StepState::branch).orElse(-1);
    }

    /** A step with everything that has ended inside it; loops give what they gave, and their items are not listed. */
    private void whole(PlanStep step, boolean done) {
        Optional<Failure> back = takenBack(step);
        if (back.isPresent()) {
            throw new StepFault(back.get());
        }
        steps.put(path(step), TakenOver.ended(done, state(step).orElseThrow().output()));
        if (step instanceof PlanStep.Each) {
            run.verdicts().checks().stream()
                    .filter(check -> tree.inside(check.path(), path(step)))
                    .filter(check -> check.check().result() != Verdict.PASSED)
                    .findFirst()
                    .ifPresent(check -> {
                        throw new StepFault(
                                ResumeOffers.itemNotPassed(step, check.check().id()));
                    });
            return;
        }
        for (PlanStep inner : PlanSteps.all(PlanSteps.within(step)).toList()) {
            state(inner)
                    .filter(known -> known.status() == Status.DONE || known.status() == Status.SKIPPED)
                    .ifPresent(known ->
                            steps.put(path(inner), TakenOver.ended(known.status() == Status.DONE, known.output())));
        }
    }

    /** Why nothing can rest on a step: it, or something inside it, was taken back, or perhaps was. */
    Optional<Failure> takenBack(PlanStep step) {
        return run.undo().stream()
                .filter(undo -> Keys.path(undo.step()).equals(path(step)) || tree.inside(undo.step(), path(step)))
                .filter(undo -> !skipped(undo) && !MeasureEnds.isPart(undo.step()) && gone(undo, run))
                .findFirst()
                .map(undo -> ResumeOffers.takenBack(step, undo));
    }

    private boolean skipped(UndoState undo) {
        boolean skipped = Optional.ofNullable(run.steps().get(undo.step()))
                .filter(state -> state.status() == Status.SKIPPED)
                .isPresent();
        return skipped && undo.standing() != UndoState.Standing.FAILED;
    }

    /** Whether what an act did is not there any more, or nobody knows. */
    static boolean gone(UndoState undo, RunState run) {
        return switch (undo.standing()) {
            case UNDONE, FAILED, RUNNING -> true;
            case NOTHING_TO_UNDO -> run.steps().containsKey(undo.path());
            case REGISTERED, NOT_RUN -> false;
        };
    }

    /** Whether a step, with all inside it, changes nothing and asks nobody. */
    static boolean reads(PlanStep step) {
        return switch (step) {
            case PlanStep.Action action -> action.risk() == Risk.R0;
            case PlanStep.Assert check -> true;
            case PlanStep.Wait wait -> wait.poll().isPresent();
            case PlanStep.Choose choose -> inside(choose);
            case PlanStep.Block block -> inside(block);
            case PlanStep.Parallel parallel -> inside(parallel);
            case PlanStep.Each each -> inside(each);
            case PlanStep.Call call -> inside(call);
            default -> false;
        };
    }

    private static boolean inside(PlanStep scope) {
        return PlanSteps.within(scope).stream().allMatch(TakingOver::reads);
    }

    private Optional<StepState> state(PlanStep step) {
        return Optional.ofNullable(run.steps().get(path(step)));
    }

    private static String path(PlanStep step) {
        return step.common().path();
    }
}

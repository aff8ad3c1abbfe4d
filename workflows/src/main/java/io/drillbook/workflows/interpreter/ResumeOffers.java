package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.Continues;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.Resumption;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.call.TakenOver;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.type.DataSize;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** Whether, and with what, an ended run can be taken up at one of its steps. */
public final class ResumeOffers {
    /** What is taken over travels with the plan in the input of a run, which may have 2 MiB. */
    private static final long LARGEST = 640L << 10;

    private final Plan plan;
    private final StepTree tree;
    private final RunState run;

    private ResumeOffers(Plan plan, StepTree tree, RunState run) {
        this.plan = plan;
        this.tree = tree;
        this.run = run;
    }

    /**
     * The start of a run that takes an ended one up, or why that cannot be.
     *
     * @param start of the ended run; the signature under the runbook's text goes with it, all others do not
     * @param run how it ended
     * @param ask at which step
     */
    public static ResumeOffer of(RunStart start, StepTree tree, RunState run, RunIdentity identity, ResumeAsk ask) {
        try {
            Resumption resumption = new ResumeOffers(start.plan(), tree, run).at(identity, ask);
            Optional<StartProof> definition = start.proof()
                    .filter(proof -> proof.definition().isPresent())
                    .map(proof -> new StartProof(Optional.empty(), proof.definition(), List.of()));
            return ResumeOffer.of(new RunStart(
                    start.plan(),
                    start.trigger(),
                    start.starter(),
                    Optional.empty(),
                    definition,
                    Optional.of(resumption),
                    start.ticket()));
        } catch (StepFault refused) {
            return ResumeOffer.refused(refused.failure());
        }
    }

    private Resumption at(RunIdentity identity, ResumeAsk ask) {
        if (!ask.cutOff()) {
            ended();
        }
        PlanStep from = step(ask.step());
        fits(from);
        SortedMap<String, TakenOver> steps =
                new TakingOver(tree, run, from).before(plan.definition().steps());
        long size = Limits.size(steps);
        if (size > LARGEST) {
            throw refused(
                    "resume-too-large",
                    "what the steps before " + called(from) + " gave has " + new DataSize(size) + ", more than "
                            + new DataSize(LARGEST),
                    "Start a new run.");
        }
        List<String> standing = steps.entrySet().stream()
                .filter(entry -> entry.getValue().standing() != TakenOver.Standing.OPEN)
                .map(Map.Entry::getKey)
                .toList();
        return new Resumption(new Continues(identity, from.common().path(), standing), steps, remarks(steps.keySet()));
    }

    private void ended() {
        if (run.phase() != Phase.ENDED) {
            throw refused(
                    "run-goes-on",
                    "the run has not ended, it is " + run.phase().word().replace('_', ' '),
                    "`drillbook watch` follows it; `drillbook resume` without --from ends a pause.");
        }
        Outcome outcome = Outcomes.of(run).outcome();
        if (outcome == Outcome.PASSED) {
            throw refused("run-passed", "the run passed: nothing of it is left to do", "Start a new run.");
        }
        if (outcome == Outcome.REFUSED) {
            throw refused(
                    "run-was-refused",
                    "the run was refused before it did anything: "
                            + run.failure().map(Failure::message).orElse("no reason is known"),
                    "Start a new run; if this one took up another, take that other one up again.");
        }
    }

    private PlanStep step(String name) {
        Optional<PlanStep> step = tree.named("", name).map(StepTree.Node::step).or(() -> tree.find(name));
        return step.orElseThrow(() -> refused(
                "unknown-step",
                plan.definition().runbook() + " has no step " + name,
                NearestName.hint(name, known()).orElse("`drillbook show` lists the steps.")));
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(tree.ids(""));
        tree.all().stream()
                .filter(step -> step.common().id().isEmpty())
                .forEach(step -> known.add(step.common().path()));
        return known;
    }

    private void fits(PlanStep from) {
        if (from.common().path().startsWith("finally/")) {
            throw refused(
                    "resume-in-finally",
                    called(from) + " stands in finally, which runs at the end of every run",
                    "Name a step of `steps`.");
        }
        for (PlanStep scope : tree.around(from.common().path())) {
            boolean main = !(scope instanceof PlanStep.Block block)
                    || block.steps().stream()
                            .anyMatch(step -> step.equals(from)
                                    || tree.inside(
                                            from.common().path(), step.common().path()));
            boolean possible = scope instanceof PlanStep.Block
                    || scope instanceof PlanStep.Consent
                    || scope instanceof PlanStep.Choose;
            if (!possible || !main) {
                throw new StepFault(insideOf(from, scope));
            }
        }
        Optional<StepState> state =
                Optional.ofNullable(run.steps().get(from.common().path()));
        boolean over = state.filter(known -> known.status() == Status.DONE || known.status() == Status.SKIPPED)
                .isPresent();
        boolean gone = new TakingOver(tree, run, from).takenBack(from).isPresent();
        if (over && !gone) {
            throw refused(
                    "step-not-failed",
                    called(from) + " is "
                            + StepRecords.word(from.common().path(), run).replace('_', ' ') + " and was not taken back",
                    failedFirst()
                            .map(first -> "The run failed at " + called(first) + ".")
                            .orElse("Start a new run."));
        }
    }

    /** The first step of the plan that holds no others and did not end well. */
    private Optional<PlanStep> failedFirst() {
        return plan.definition().steps().stream()
                .flatMap(step -> StepTree.within(step).stream())
                .filter(step -> PlanSteps.within(step).isEmpty())
                .filter(step -> Optional.ofNullable(
                                run.steps().get(step.common().path()))
                        .filter(state -> state.status().bad())
                        .isPresent())
                .findFirst();
    }

    private List<String> remarks(Set<String> takenOver) {
        List<String> stand = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (PlanStep step : tree.all()) {
            String path = step.common().path();
            Optional<StepState> state = Optional.ofNullable(run.steps().get(path));
            boolean change =
                    step instanceof PlanStep.Action action && action.risk() != Risk.R0 && !MeasureEnds.isPart(path);
            boolean begun = state.filter(known -> known.status() == Status.DONE
                            || known.act().begun()
                            || (known.act().attempts() > 0 && !known.status().finished()))
                    .isPresent();
            boolean gone = run.undo().stream().anyMatch(undo -> undo.step().equals(path) && TakingOver.gone(undo, run));
            if (!change || !begun) {
                continue;
            }
            if (path.startsWith("finally/")) {
                again.add("the finally of that run did \"" + step.common().title() + "\" after it");
            } else if (takenOver.contains(path)) {
                stand.add("not done again: \"" + step.common().title() + "\"");
            } else if (!gone) {
                again.add("done by that run and not taken back, and yet to be done here: \""
                        + step.common().title() + "\""
                        + (state.get().status() == Status.DONE ? "" : " (nobody knows how far it came)"));
            }
        }
        stand.addAll(again);
        return stand;
    }

    static Failure notDone(PlanStep step, PlanStep from, String state) {
        return failure(
                "earlier-step-not-done",
                called(step) + " stands before " + called(from) + " and is " + state.replace('_', ' '),
                "Take the run up there: --from " + name(step) + ".");
    }

    static Failure takenBack(PlanStep step, UndoState undo) {
        String what =
                undo.standing() == UndoState.Standing.UNDONE || undo.standing() == UndoState.Standing.NOTHING_TO_UNDO
                        ? " was taken back"
                        : " was to be taken back, and nobody knows how far that came";
        return failure(
                "earlier-step-undone",
                "what \"" + undo.title() + "\" did" + what + ", so nothing can rest on it",
                "Start a new run, or take this one up at --from " + name(step) + ".");
    }

    static Failure itemNotPassed(PlanStep loop, String check) {
        return failure(
                "earlier-check-not-passed",
                "the check " + check + " inside " + called(loop)
                        + " did not pass, and a loop that stands is not judged again",
                "Take the run up there: --from " + name(loop) + ".");
    }

    static Failure insideOf(PlanStep from, PlanStep scope) {
        return failure(
                "resume-inside",
                called(from) + " stands inside " + called(scope)
                        + ", and a loop, branches side by side, a called runbook, a measurement or what recovers from a failure can only be taken"
                        + " up as a whole",
                "Take the run up at --from " + name(scope) + "; everything inside it is done again.");
    }

    static Failure otherBranch(PlanStep from, PlanStep choose) {
        return failure(
                "resume-other-branch",
                called(from) + " stands in a branch that the run had not taken",
                "Take the run up at --from " + name(choose) + ", which decides anew.");
    }

    private static StepFault refused(String code, String message, String hint) {
        return new StepFault(failure(code, message, hint));
    }

    private static Failure failure(String code, String message, String hint) {
        return new Failure(code, FailureKind.REFUSED, message, Optional.of(hint));
    }

    private static String called(PlanStep step) {
        return "\"" + step.common().title() + "\"";
    }

    private static String name(PlanStep step) {
        return step.common().id().orElse(step.common().path());
    }
}

package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.RunConsents;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Ballots;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.StepCheck;
import io.drillbook.workflows.interpreter.state.StepState;
import io.drillbook.workflows.interpreter.state.UndoState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a run's record of its plan and its state. */
public final class RunRecords {
    private RunRecords() {}

    /**
     * The record: steps in the plan's order, then undos in the order in which they ran, then {@code finally}.
     *
     * @throws java.util.NoSuchElementException when the run has not begun
     */
    public static RunRecord of(Plan plan, RunState state) {
        Beginning beginning = state.beginning().orElseThrow();
        Instant end = state.endedAt().orElse(beginning.at());
        Outcomes ending = Outcomes.of(state);
        return RecordSize.fit(new RunRecord(
                RunRecord.SCHEMA,
                beginning.identity().key(),
                beginning.identity(),
                beginning.facts(),
                plan.definition().title(),
                plan.definition().engine(),
                plan.definition().owner(),
                beginning.interpreter(),
                plan.definition().signatures(),
                beginning.trigger(),
                starter(state),
                beginning.facts().startedAt(),
                end.toString(),
                ending.outcome(),
                ending.failure(),
                plan.objectives(),
                plan.inputs(),
                lock(plan, state),
                steps(plan, state),
                state.verdicts().checks().stream().map(StepCheck::check).toList(),
                state.verdicts().measurements(),
                findings(plan, state),
                state.deviations(),
                state.outputs(),
                Optional.of(provenance(plan, beginning)),
                consents(state)));
    }

    private static String starter(RunState state) {
        return state.ballots()
                .flatMap(Ballots::proven)
                .flatMap(Ballots.Proven::starter)
                .map(Signer::name)
                .orElse(state.beginning().orElseThrow().starter());
    }

    private static Optional<RunConsents> consents(RunState state) {
        return state.ballots()
                .filter(ballots ->
                        ballots.proven().isPresent() || !ballots.votes().isEmpty())
                .map(ballots -> {
                    Ballots.Proven proven = ballots.proven().orElse(Ballots.Proven.NOTHING);
                    return new RunConsents(
                            proven.starter(), proven.definitionSigner(), proven.standing(), ballots.votes());
                });
    }

    private static RunRecord.Provenance provenance(Plan plan, Beginning beginning) {
        return new RunRecord.Provenance(
                plan.definition().language(),
                plan.definition().compiler(),
                plan.definition().source(),
                beginning.runId(),
                beginning.reset(),
                !plan.definition().kind().equals("incident"),
                RunRecord.Provenance.TEMPORAL_SERVER,
                beginning.continues(),
                beginning.ticket());
    }

    private static Optional<RunRecord.LockHeld> lock(Plan plan, RunState state) {
        if (state.lock().token().isEmpty()) {
            return Optional.empty();
        }
        Instant asked = state.lock().asked().orElseThrow();
        Instant granted = state.lock().grantedAt().orElseThrow();
        return plan.definition()
                .guard()
                .lock()
                .map(lock -> new RunRecord.LockHeld(
                        plan.target(), lock.mode(), state.lock().token().orElseThrow(), Times.span(asked, granted)));
    }

    /** What the steps said, and which loops have more items than the record shows. */
    private static List<Finding> findings(Plan plan, RunState state) {
        List<Finding> findings = new ArrayList<>(state.verdicts().findings());
        for (PlanStep step : new StepTree(plan.definition()).all()) {
            Optional.ofNullable(state.steps().get(step.common().path()))
                    .flatMap(StepState::loop)
                    .filter(loop -> loop.dropped() > 0)
                    .ifPresent(loop -> findings.add(new Finding(
                            "items-left-out",
                            "note",
                            step.common().title() + ": the steps of " + loop.dropped() + " of "
                                    + (loop.done() + loop.failed()) + " items are left out of the record",
                            "Each of their acts stands in the workflow's history.")));
        }
        return findings;
    }

    private static List<StepRecord> steps(Plan plan, RunState state) {
        List<StepRecord> records = new ArrayList<>();
        Instances.of(plan.definition().steps(), state).forEach(each -> records.add(StepRecords.of(each, state)));
        for (UndoState undo : state.undo().reversed()) {
            if (state.steps().containsKey(undo.path())) {
                records.add(StepRecords.of(undo, state));
            }
        }
        Instances.of(plan.definition().finallySteps(), state).forEach(each -> records.add(StepRecords.of(each, state)));
        return records;
    }
}

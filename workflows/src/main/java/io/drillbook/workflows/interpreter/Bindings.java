package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.expression.References;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.Status;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names an expression sees, with their values in run-time form. What did not happen has no name, and of the steps only
 * those are read that the expression names.
 */
final class Bindings {
    private Bindings() {}

    /** What an expression at a place names. */
    static SortedMap<String, Object> of(Draft draft, Place place, String expression) {
        SortedMap<String, Object> names = new TreeMap<>(place.locals());
        names.put("inputs", inputs(draft, place.called()));
        names.put("steps", steps(draft, place, expression));
        names.put("objectives", objectives(objectives(draft, place.called())));
        names.put("run", run(draft, place.called()));
        return names;
    }

    /** What the steps gave that an expression at a place could name, by id. */
    static SortedMap<String, Object> allSteps(Draft draft, Place place) {
        SortedMap<String, Object> steps = new TreeMap<>();
        draft.tree.ids(place.called()).forEach(id -> value(draft, place, id).ifPresent(value -> steps.put(id, value)));
        return steps;
    }

    /** @param called key of the call whose inputs are meant; empty for those of the run */
    private static SortedMap<String, Object> inputs(Draft draft, String called) {
        Definition runbook = called.isEmpty()
                ? draft.plan.definition()
                : draft.tree.call(called).callee();
        Map<?, ?> all = called.isEmpty()
                ? draft.plan.inputs()
                : (Map<?, ?>) draft.known(called).output().getOrDefault(Callees.INPUTS, Map.of());
        SortedMap<String, Object> values = new TreeMap<>();
        for (Definition.Input input : runbook.inputs()) {
            Object given = all.get(input.name());
            if (given != null) {
                values.put(input.name(), ValueCodec.decode(input.type(), given));
            }
        }
        return values;
    }

    private static SortedMap<String, Object> steps(Draft draft, Place place, String expression) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (References.Reference reference : References.in(expression)) {
            if (reference.root().equals("steps")) {
                value(draft, place, reference.name()).ifPresent(value -> values.put(reference.name(), value));
            }
        }
        return values;
    }

    private static Optional<Object> value(Draft draft, Place place, String id) {
        return draft.tree.named(place.called(), id).flatMap(node -> {
            String items = Keys.outermost(place.iteration(), node.loops());
            return output(node.step())
                    .flatMap(shape -> draft.step(Keys.of(giver(node.step()), items))
                            .filter(state -> state.status() == Status.DONE)
                            .map(state -> ValueCodec.decodeKnown(shape, state.output())));
        });
    }

    /** Path of the step whose output it is: the figures of a measurement are known also when its steps failed. */
    private static String giver(PlanStep step) {
        return step instanceof PlanStep.Measure measure
                ? measure.end().common().path()
                : step.common().path();
    }

    /** The shape of what a step gives, when its kind gives anything. */
    static Optional<RecordOf> output(PlanStep step) {
        return switch (step) {
            case PlanStep.Action action -> Optional.of(action.output());
            case PlanStep.Choose choose -> Optional.of(choose.output());
            case PlanStep.Assert assertion -> Optional.empty();
            case PlanStep.Wait wait -> wait.poll().map(PlanStep.Poll::output);
            case PlanStep.Parallel parallel -> Optional.of(parallel.output());
            case PlanStep.Each each -> Optional.of(each.output());
            case PlanStep.Block block -> Optional.empty();
            case PlanStep.Consent consent -> Optional.empty();
            case PlanStep.Ask ask -> Optional.of(ask.output());
            case PlanStep.Call call -> Optional.of(call.callee().output());
            case PlanStep.Measure measure -> Optional.of(measure.end().output());
        };
    }

    /** A called runbook's own, completed by those of who calls it. */
    private static Objectives objectives(Draft draft, String called) {
        return called.isEmpty()
                ? draft.plan.objectives()
                : draft.tree
                        .call(called)
                        .callee()
                        .objectives()
                        .orElse(objectives(draft, draft.tree.callAround(called)));
    }

    private static SortedMap<String, Object> objectives(Objectives objectives) {
        SortedMap<String, Object> values = new TreeMap<>();
        objectives.rto().ifPresent(rto -> values.put("rto", rto));
        objectives.rpo().ifPresent(rpo -> values.put("rpo", rpo));
        return values;
    }

    /** In the {@code finally} of a called runbook the outcome is that of the call. */
    private static SortedMap<String, Object> run(Draft draft, String called) {
        SortedMap<String, Object> values = new TreeMap<>();
        Beginning beginning = draft.beginning.orElseThrow();
        RunFacts facts = beginning.facts();
        values.put("id", beginning.identity().workflowId());
        values.put("runbook", facts.runbook());
        values.put("kind", facts.kind());
        values.put("target", facts.target());
        values.put("environment", facts.environment());
        values.put("definition_hash", facts.definitionHash());
        values.put("proposal_hash", facts.proposalHash());
        values.put("started_at", beginning.at());
        Optional<Outcome> outcome = called.isEmpty()
                ? draft.outcome
                : Optional.of(outcome(draft.known(called).failure()));
        outcome.map(Outcome::word).ifPresent(word -> values.put("outcome", word));
        return values;
    }

    private static Outcome outcome(Optional<Failure> failure) {
        return failure.map(Outcomes::outcome).orElse(Outcome.PASSED);
    }
}

package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.Status;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names an expression sees, with their values in run-time form. What did not happen has no name. */
final class Bindings {
    private Bindings() {}

    static SortedMap<String, Object> of(Draft draft) {
        SortedMap<String, Object> names = new TreeMap<>();
        names.put("inputs", inputs(draft));
        names.put("steps", steps(draft));
        names.put("objectives", objectives(draft.plan.objectives()));
        names.put("run", run(draft));
        return names;
    }

    private static SortedMap<String, Object> inputs(Draft draft) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (Definition.Input input : draft.plan.definition().inputs()) {
            Object given = draft.plan.inputs().get(input.name());
            if (given != null) {
                values.put(input.name(), ValueCodec.decode(input.type(), given));
            }
        }
        return values;
    }

    private static SortedMap<String, Object> steps(Draft draft) {
        SortedMap<String, Object> values = new TreeMap<>();
        for (PlanStep step : draft.planSteps.all()) {
            Optional<RecordOf> shape = output(step);
            Optional<String> id = step.common().id();
            if (shape.isPresent() && id.isPresent()) {
                draft.step(step.common().path())
                        .filter(state -> state.status() == Status.DONE)
                        .ifPresent(state -> values.put(id.get(), ValueCodec.decodeKnown(shape.get(), state.output())));
            }
        }
        return values;
    }

    /** The shape of what a step gives, when its kind gives anything. */
    static Optional<RecordOf> output(PlanStep step) {
        return switch (step) {
            case PlanStep.Action action -> Optional.of(action.output());
            case PlanStep.Choose choose -> Optional.of(choose.output());
            case PlanStep.Assert assertion -> Optional.empty();
            case PlanStep.Wait wait -> Optional.empty();
            case PlanStep.Block block -> Optional.empty();
        };
    }

    private static SortedMap<String, Object> objectives(Objectives objectives) {
        SortedMap<String, Object> values = new TreeMap<>();
        objectives.rto().ifPresent(rto -> values.put("rto", rto));
        objectives.rpo().ifPresent(rpo -> values.put("rpo", rpo));
        return values;
    }

    private static SortedMap<String, Object> run(Draft draft) {
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
        draft.outcome.map(Outcome::word).ifPresent(word -> values.put("outcome", word));
        return values;
    }
}

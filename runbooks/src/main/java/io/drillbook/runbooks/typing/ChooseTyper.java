package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Branch;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.OutputTyper.Outputs;
import io.drillbook.runbooks.typing.StepTyper.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types the branches of a choose; what happens in one stays in it, but for the outputs that all of them fill. */
final class ChooseTyper {
    private final StepTyper steps;
    private final ExpressionTyper expressions;
    private final OutputTyper outputs;

    ChooseTyper(StepTyper steps, ExpressionTyper expressions, OutputTyper outputs) {
        this.steps = steps;
        this.expressions = expressions;
        this.outputs = outputs;
    }

    Walk choose(Step.Choose step, PlanStep.Common common, Names names) {
        List<PlanStep.Branch> typed = new ArrayList<>();
        List<Outputs> given = new ArrayList<>();
        for (Branch branch : step.branches()) {
            Optional<String> when = branch.when().flatMap(condition -> expressions.condition("when", condition, names));
            Walk inner = steps.walk(branch.steps(), names);
            Outputs filled = outputs.type(branch.outputs(), inner.names());
            typed.add(new PlanStep.Branch(when, inner.steps(), filled.values()));
            given.add(filled);
        }
        String shape = step.head().id().map(id -> id.value() + "_outputs").orElse("nothing");
        RecordOf output = outputs.join(shape, given);
        Names after = step.head()
                .id()
                .filter(id -> Branches.giveOutputs(step.branches()))
                .map(id -> after(id.value(), output, given, names))
                .orElse(names);
        return new Walk(List.of(new PlanStep.Choose(common, typed, output)), after);
    }

    /** A choose of which an output could not be typed leaves its id unsure. */
    private static Names after(String id, RecordOf output, List<Outputs> given, Names names) {
        return given.stream().allMatch(Outputs::complete)
                ? names.withStep(id, output, false)
                : names.withUnsure(List.of("steps." + id));
    }
}

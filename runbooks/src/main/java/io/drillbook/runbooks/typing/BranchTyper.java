package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Step.Branch;
import io.drillbook.runbooks.model.Step.ParallelBranch;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.OutputTyper.Outputs;
import io.drillbook.runbooks.typing.StepTyper.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types branches, of a choose or side by side: what happens in one stays in it, but for its outputs. */
final class BranchTyper {
    private final StepTyper steps;
    private final ExpressionTyper expressions;
    private final OutputTyper outputs;

    BranchTyper(StepTyper steps, ExpressionTyper expressions, OutputTyper outputs) {
        this.steps = steps;
        this.expressions = expressions;
        this.outputs = outputs;
    }

    /** Branches side by side: what happens in one stays in it, and their outputs are given together. */
    Walk parallel(Step.Parallel step, PlanStep.Common common, Names names) {
        List<PlanStep.ParallelBranch> typed = new ArrayList<>();
        List<Outputs> given = new ArrayList<>();
        Names after = names;
        for (ParallelBranch branch : step.branches()) {
            Walk inner = steps.walk(branch.steps(), names);
            Outputs filled = outputs.type(branch.outputs(), inner.names());
            String title = branch.title().orElse(branch.name());
            typed.add(new PlanStep.ParallelBranch(title, inner.steps(), filled.values()));
            given.add(filled);
            after = after.withUnsure(List.copyOf(inner.names().unsure()));
        }
        List<Field> fields =
                given.stream().flatMap(filled -> filled.fields().stream()).toList();
        RecordOf output = new RecordOf(shape(step), fields);
        Optional<Duration> limit = step.timeout().map(time -> time.value());
        Names outside = after;
        Names all = step.head()
                .id()
                .filter(id -> !fields.isEmpty() || !given.stream().allMatch(Outputs::complete))
                .map(id -> after(id.value(), output, given, outside))
                .orElse(outside);
        return new Walk(List.of(new PlanStep.Parallel(common, typed, output, limit)), all);
    }

    private static String shape(Step step) {
        return step.head().id().map(id -> id.value() + "_outputs").orElse("nothing");
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
        RecordOf output = outputs.join(shape(step), given);
        Names after = step.head()
                .id()
                .filter(id -> Branches.giveOutputs(step.branches()))
                .map(id -> after(id.value(), output, given, names))
                .orElse(names);
        return new Walk(List.of(new PlanStep.Choose(common, typed, output)), after);
    }

    /** A step of which an output could not be typed leaves its id unsure. */
    private static Names after(String id, RecordOf output, List<Outputs> given, Names names) {
        return given.stream().allMatch(Outputs::complete)
                ? names.withStep(id, output, false)
                : names.withUnsure(List.of("steps." + id));
    }
}

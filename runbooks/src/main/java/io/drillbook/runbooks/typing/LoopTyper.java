package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.RecordShapes;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.OutputTyper.Outputs;
import io.drillbook.runbooks.typing.StepTyper.Walk;
import io.drillbook.runbooks.typing.TemplateTyper.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types loops: inside, the item and ids mean one item; outside, there is what the loop gives as a whole. */
final class LoopTyper {
    private final StepTyper steps;
    private final TemplateTyper templates;
    private final OutputTyper outputs;
    private final ProblemList problems;

    LoopTyper(StepTyper steps, TemplateTyper templates, OutputTyper outputs, ProblemList problems) {
        this.steps = steps;
        this.templates = templates;
        this.outputs = outputs;
        this.problems = problems;
    }

    Walk each(Step.Each step, PlanStep.Common common, Names names) {
        Optional<TypedValue> list = templates.any("each", step.items(), names).filter(typed -> isList(step, typed));
        String as = name(step, names);
        Optional<ValueType> item = list.map(typed -> RecordShapes.bare(((ValueType.ListOf) typed.type()).element()));
        if (item.isEmpty()) {
            return new Walk(List.of(), refused(step, names));
        }
        Names inside = names.withLocal(as, item.get());
        Optional<PlanValue> key = step.key().flatMap(written -> templates.text("key", written, inside));
        Walk inner = steps.walk(step.steps(), inside);
        Outputs given = outputs.type(step.outputs(), inner.names());
        String id = step.head().id().map(Located::value).orElse("nothing");
        RecordOf result = new RecordOf(id + "_outputs", given.fields());
        RecordOf output = output(id, given);
        PlanStep.Each typed = new PlanStep.Each(
                common,
                list.get().value(),
                item.get(),
                as,
                key,
                step.atOnce().map(Located::value).orElse(1),
                step.tolerate().map(Located::value).orElse(0),
                inner.steps(),
                given.values(),
                result,
                output,
                step.timeout().map(Located::value));
        Names after = names.outside(inner.names());
        Names all = step.head()
                .id()
                .map(known -> given.complete()
                        ? after.withStep(known.value(), output, false)
                        : after.withUnsure(List.of("steps." + known.value())))
                .orElse(after);
        return new Walk(List.of(typed), all);
    }

    private boolean isList(Step.Each step, TypedValue typed) {
        if (typed.type() instanceof ValueType.ListOf && !typed.absent()) {
            return true;
        }
        problems.error(
                "not-a-list",
                step.items().position(),
                "\"each\" is a list that is always there, not " + TypeWords.a(typed.type())
                        + (typed.absent() ? " that may be absent" : ""),
                typed.absent() ? "say what to use then: add .orValue([])" : "write ${ ... } around a list");
        return false;
    }

    private String name(Step.Each step, Names names) {
        String name = step.as().value();
        if (names.isTaken(name)) {
            problems.error(
                    "name-taken",
                    step.as().position(),
                    "\"" + name + "\" is known here already",
                    "give the item another name with as");
        }
        return name;
    }

    /** The ids of a loop that cannot be typed are not reported where they are used. */
    private static Names refused(Step.Each step, Names names) {
        List<String> ids = new ArrayList<>();
        step.head().id().ifPresent(id -> ids.add("steps." + id.value()));
        return names.withUnsure(ids);
    }

    private static RecordOf output(String id, Outputs given) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("done", ValueType.WHOLE, false, "How many items were done"));
        fields.add(new Field("failed", ValueType.WHOLE, false, "How many items failed"));
        if (!given.fields().isEmpty()) {
            List<Field> one = new ArrayList<>(given.fields());
            if (one.stream().noneMatch(field -> field.name().equals("key"))) {
                one.add(new Field("key", ValueType.TEXT, false, "The item's key"));
            }
            fields.add(new Field(
                    "results",
                    new ValueType.ListOf(new RecordOf(id + "_result", one)),
                    false,
                    "What each item gave that was done, in the order of the list"));
        }
        return new RecordOf(id + "_loop", fields);
    }
}

package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks steps in their order: each is typed with the names of those before it. A step that has a problem still leaves
 * its id behind, so that one mistake is reported once.
 */
final class StepTyper {
    private final ExpressionTyper expressions;
    private final TemplateTyper templates;
    private final ValueTyper values;
    private final ActTyper acts;
    private final ChooseTyper chooses;

    StepTyper(
            ExpressionTyper expressions,
            TemplateTyper templates,
            ValueTyper values,
            ActTyper acts,
            OutputTyper outputs) {
        this.expressions = expressions;
        this.templates = templates;
        this.values = values;
        this.acts = acts;
        this.chooses = new ChooseTyper(this, expressions, outputs);
    }

    /** Typed steps, and the names that may be used after them. */
    record Walk(List<PlanStep> steps, Names names) {}

    Walk walk(List<Step> steps, Names names) {
        List<PlanStep> typed = new ArrayList<>();
        Names visible = names;
        for (Step step : steps) {
            Walk one = one(step, visible);
            typed.addAll(one.steps());
            visible = step.head().when().isPresent() ? one.names().orSkipped(visible) : one.names();
        }
        return new Walk(typed, visible);
    }

    private Walk one(Step step, Names names) {
        Optional<String> when =
                step.head().when().flatMap(condition -> expressions.condition("when", condition, names));
        return switch (step) {
            case Step.Action action -> action(action, when, names);
            case Step.Assert check -> {
                Optional<String> that = expressions.condition("that", check.that(), names);
                Optional<PlanValue> message = templates.text("assert", check.message(), names);
                PlanStep.Common common =
                        common(step, TemplateTyper.title(check.message().text()), when);
                yield new Walk(
                        that
                                .flatMap(holds ->
                                        message.map(text -> (PlanStep) new PlanStep.Assert(common, holds, text)))
                                .stream()
                                .toList(),
                        names);
            }
            case Step.Wait wait -> new Walk(wait(wait, when, names), names);
            case Step.Choose choose -> chooses.choose(choose, common(step, choose.title(), when), names);
            case Step.Block block -> {
                Walk inner = walk(block.steps(), names);
                PlanStep.Common common = common(step, block.title(), when);
                Optional<Duration> limit = block.timeout().map(Located::value);
                yield new Walk(List.of(new PlanStep.Block(common, inner.steps(), limit)), inner.names());
            }
            case Step.Unreadable unreadable -> new Walk(List.of(), unsure(unreadable.ids(), names));
        };
    }

    private Walk action(Step.Action step, Optional<String> when, Names names) {
        Optional<ActionSignature> signature = acts.signature(step.act());
        if (signature.isEmpty()) {
            return new Walk(List.of(), unsure(step.head().id().stream().toList(), names));
        }
        String title = step.title().orElse(signature.get().name());
        PlanStep.Action typed = acts.action(step, signature.get(), common(step, title, when), names);
        Names after = step.head()
                .id()
                .map(id -> names.withStep(id.value(), signature.get().output(), false))
                .orElse(names);
        return new Walk(List.of(typed), after);
    }

    private List<PlanStep> wait(Step.Wait step, Optional<String> when, Names names) {
        Scalar duration = step.duration();
        String title = step.title().orElse("wait " + TemplateTyper.title(duration.text()));
        return values.value("wait", duration, ValueType.DURATION, false, names).stream()
                .map(value -> (PlanStep) new PlanStep.Wait(common(step, title, when), value))
                .toList();
    }

    private static PlanStep.Common common(Step step, String title, Optional<String> when) {
        return new PlanStep.Common(step.head().path(), step.head().id().map(Located::value), title, when);
    }

    private static Names unsure(List<Located<String>> ids, Names names) {
        return names.withUnsure(ids.stream().map(id -> "steps." + id.value()).toList());
    }
}

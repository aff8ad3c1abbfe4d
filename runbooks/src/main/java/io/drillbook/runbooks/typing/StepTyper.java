package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.call.RunNames;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.problem.ProblemList;
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
    private final BranchTyper branches;
    private final LoopTyper loops;
    private final QuestionTyper questions;
    private final CallTyper calls;
    private final MeasureTyper measures;

    StepTyper(
            ExpressionTyper expressions,
            TemplateTyper templates,
            ValueTyper values,
            ActTyper acts,
            OutputTyper outputs,
            CallTyper calls,
            String engine,
            ProblemList problems) {
        this.expressions = expressions;
        this.templates = templates;
        this.values = values;
        this.acts = acts;
        this.calls = calls;
        this.branches = new BranchTyper(this, expressions, outputs);
        this.questions = new QuestionTyper(this, templates);
        this.measures = new MeasureTyper(this, expressions, values, acts, engine);
        this.loops = new LoopTyper(this, templates, outputs, problems);
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
            case Step.Wait wait -> wait(wait, when, names);
            case Step.Consent consent -> questions.consent(consent, when, names);
            case Step.Ask ask -> questions.ask(ask, when, names);
            case Step.Choose choose -> branches.choose(choose, common(step, choose.title(), when), names);
            case Step.Block block -> block(block, when, names);
            case Step.Parallel parallel -> branches.parallel(parallel, common(step, parallel.title(), when), names);
            case Step.Each each -> {
                String title = each.title().orElseGet(() -> "each " + each.as().value());
                yield loops.each(each, common(step, title, when), names);
            }
            case Step.Call call -> calls.call(call, when, names);
            case Step.Measure measure -> measures.measure(measure, when, names);
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
                .map(id -> names.withStep(
                        id.value(), signature.get().output(), step.hold().isPresent()))
                .orElse(names);
        return new Walk(List.of(typed), after);
    }

    private Walk block(Step.Block block, Optional<String> when, Names names) {
        Walk inner = walk(block.steps(), names);
        Optional<Duration> limit = block.timeout().map(Located::value);
        PlanStep.Common common = common(block, block.title(), when);
        if (block.recover().isEmpty()) {
            return new Walk(List.of(new PlanStep.Block(common, inner.steps(), limit)), inner.names());
        }
        Names failed = inner.names().orSkipped(names);
        Names after = failed;
        List<PlanStep.Handler> handlers = new ArrayList<>();
        for (Step.Handler handler : block.recover()) {
            Walk done = walk(handler.steps(), failed.withLocal("error", RunNames.ERROR));
            handlers.add(new PlanStep.Handler(handler.on(), done.steps()));
            after = after.orThose(done.names());
        }
        Optional<PlanStep.Recovery> recovery = Optional.of(new PlanStep.Recovery(handlers));
        return new Walk(List.of(new PlanStep.Block(common, inner.steps(), limit, recovery)), after);
    }

    private Walk wait(Step.Wait step, Optional<String> when, Names names) {
        Scalar duration = step.duration();
        Optional<PlanStep.Poll> poll = step.polling().flatMap(polling -> poll(polling, names));
        String title = step.title()
                .orElseGet(() -> step.polling()
                        .map(polling -> "wait until " + polling.until().text().strip())
                        .orElse("wait " + TemplateTyper.title(duration.text())));
        List<PlanStep> typed = values.value("wait", duration, ValueType.DURATION, false, names).stream()
                .map(value -> (PlanStep) new PlanStep.Wait(
                        common(step, title, when), value, poll, step.hold().map(ActTyper::hold)))
                .toList();
        if (step.polling().isEmpty() || step.head().id().isEmpty()) {
            return new Walk(typed, names);
        }
        Located<String> id = step.head().id().get();
        return new Walk(
                typed,
                poll.map(known -> names.withStep(
                                id.value(), known.output(), step.hold().isPresent()))
                        .orElseGet(() -> unsure(List.of(id), names)));
    }

    private Optional<PlanStep.Poll> poll(Step.Polling polling, Names names) {
        return acts.signature(polling.act()).flatMap(signature -> {
            Names polled = names.withLocal("polled", signature.output());
            Optional<String> until = expressions.condition("until", polling.until(), polled);
            return acts.poll(polling, until, names);
        });
    }

    static PlanStep.Common common(Step step, String title, Optional<String> when) {
        return new PlanStep.Common(step.head().path(), step.head().id().map(Located::value), title, when);
    }

    static Names unsure(List<Located<String>> ids, Names names) {
        return names.withUnsure(ids.stream().map(id -> "steps." + id.value()).toList());
    }
}

package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.StepTyper.Walk;
import java.util.List;
import java.util.Optional;

/** Types the steps that ask people. */
final class QuestionTyper {
    private static final String ANSWER = "answer";

    private final StepTyper steps;
    private final TemplateTyper templates;

    QuestionTyper(StepTyper steps, TemplateTyper templates) {
        this.steps = steps;
        this.templates = templates;
    }

    /** Transparent for names: steps after it see those inside. */
    Walk consent(Step.Consent step, Optional<String> when, Names names) {
        Optional<PlanValue> question = templates.text("consent", step.question(), names);
        Walk inner = steps.walk(step.steps(), names);
        String title = TemplateTyper.title(step.question().text());
        List<PlanStep> typed = question.stream()
                .flatMap(asked -> step.within().stream().map(limit -> (PlanStep) new PlanStep.Consent(
                        StepTyper.common(step, title, when),
                        asked,
                        step.groups(),
                        step.votes().map(count -> count.value()).orElse(1),
                        limit.value(),
                        step.signerMayVote(),
                        inner.steps())))
                .toList();
        return new Walk(typed, inner.names());
    }

    Walk ask(Step.Ask step, Optional<String> when, Names names) {
        Optional<PlanValue> question = templates.text("ask", step.question(), names);
        if (step.answer().isEmpty()) {
            return new Walk(
                    List.of(), StepTyper.unsure(step.head().id().stream().toList(), names));
        }
        Step.Answer wanted = step.answer().get();
        ValueType type = InputTypes.of(wanted.type(), wanted.oneOf());
        RecordOf output = new RecordOf(
                "answered",
                List.of(
                        new Field(ANSWER, type, false, wanted.about()),
                        new Field("by", ValueType.TEXT, false, "Who answered")));
        String title = TemplateTyper.title(step.question().text());
        List<PlanStep> typed = question.stream()
                .flatMap(asked -> step.within().stream().map(limit -> (PlanStep) new PlanStep.Ask(
                        StepTyper.common(step, title, when), asked, step.groups(), limit.value(), type, output)))
                .toList();
        Names after = step.head()
                .id()
                .map(id -> names.withStep(id.value(), output, false))
                .orElse(names);
        return new Walk(typed, after);
    }
}

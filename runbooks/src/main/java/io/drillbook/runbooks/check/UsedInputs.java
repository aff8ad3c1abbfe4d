package io.drillbook.runbooks.check;

import io.drillbook.runbooks.expression.References;
import io.drillbook.runbooks.expression.TemplateException;
import io.drillbook.runbooks.expression.TemplatePart;
import io.drillbook.runbooks.expression.TemplateReader;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Runbook.Arguments;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.yaml.YamlNode;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.Set;
import java.util.TreeSet;

/** Collects the inputs that a runbook's expressions name. */
final class UsedInputs {
    private final Set<String> used = new TreeSet<>();

    private UsedInputs() {}

    static Set<String> of(Runbook runbook) {
        UsedInputs inputs = new UsedInputs();
        runbook.guard().flatMap(Runbook.Guard::lock).ifPresent(lock -> inputs.template(lock.target()));
        Steps.all(runbook).forEach(inputs::step);
        inputs.arguments(runbook.outputs());
        return inputs.used;
    }

    private void step(Step step) {
        step.head().when().ifPresent(when -> expression(when.text()));
        switch (step) {
            case Step.Action action -> {
                arguments(action.act().with());
                action.undo().ifPresent(undo -> arguments(undo.act().with()));
            }
            case Step.Assert check -> {
                template(check.message());
                expression(check.that().text());
            }
            case Step.Wait wait -> {
                template(wait.duration());
                wait.polling().ifPresent(polling -> {
                    expression(polling.until().text());
                    arguments(polling.act().with());
                });
            }
            case Step.Consent consent -> template(consent.question());
            case Step.Ask ask -> template(ask.question());
            case Step.Parallel parallel -> parallel.branches().forEach(branch -> arguments(branch.outputs()));
            case Step.Each each -> {
                template(each.items());
                each.key().ifPresent(this::template);
                arguments(each.outputs());
            }
            case Step.Measure measure -> {
                template(measure.target());
                arguments(measure.with());
                measure.abortWhen().ifPresent(condition -> expression(condition.text()));
            }
            case Step.Choose choose ->
                choose.branches().forEach(branch -> {
                    branch.when().ifPresent(when -> expression(when.text()));
                    arguments(branch.outputs());
                });
            case Step.Block block -> {}
            case Step.Call call -> arguments(call.with());
            case Step.Unreadable unreadable -> {}
        }
    }

    private void arguments(Arguments arguments) {
        arguments.values().forEach(argument -> node(argument.value()));
    }

    private void node(YamlNode node) {
        switch (node) {
            case Scalar scalar -> template(scalar);
            case YamlNode.Mapping mapping -> mapping.entries().forEach(entry -> node(entry.value()));
            case YamlNode.Sequence sequence -> sequence.items().forEach(this::node);
            case YamlNode.Refused refused -> {}
        }
    }

    private void template(Scalar scalar) {
        try {
            for (TemplatePart part : TemplateReader.read(scalar.text())) {
                if (part instanceof TemplatePart.Hole hole) {
                    expression(hole.expression());
                }
            }
        } catch (TemplateException unreadable) {
            expression(scalar.text());
        }
    }

    private void expression(String text) {
        References.in(text).stream()
                .filter(reference -> reference.root().equals("inputs"))
                .forEach(reference -> used.add(reference.name()));
    }
}

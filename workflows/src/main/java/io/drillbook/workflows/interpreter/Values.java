package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.expression.EvaluationException;
import io.drillbook.runbooks.expression.Rendering;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Evaluates the plan's values and conditions at a place of the run. */
final class Values {
    private static final String ABSENT = "value-absent";

    private final Draft draft;
    private final Place place;

    private Values(Draft draft, Place place) {
        this.draft = draft;
        this.place = place;
    }

    static Values of(Draft draft, Place place) {
        return new Values(draft, place);
    }

    /** Whether a condition holds; empty when it rests on a value that is absent. */
    Optional<Boolean> condition(String expression) {
        Optional<Object> value = known(expression);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Boolean truth) {
            return Optional.of(truth);
        }
        throw new StepFault(
                "condition-not-truth",
                FailureKind.INTERNAL,
                "`" + expression + "` gave " + Rendering.text(value) + ", expected true or false");
    }

    /** Values in JSON form; absent ones are left out. */
    SortedMap<String, Object> json(SortedMap<String, PlanValue> values) {
        SortedMap<String, Object> written = new TreeMap<>();
        for (Map.Entry<String, PlanValue> entry : values.entrySet()) {
            json(entry.getValue()).ifPresent(value -> written.put(entry.getKey(), value));
        }
        return written;
    }

    /** A value in JSON form; empty when it is absent. */
    Optional<Object> json(PlanValue value) {
        return switch (value) {
            case PlanValue.Literal literal -> Optional.of(literal.value());
            case PlanValue.Computed computed ->
                evaluate(computed.expression()).map(found -> ValueCodec.encode(computed.type(), found));
            case PlanValue.Template template -> Optional.of(text(template));
            case PlanValue.Items items -> Optional.of(items(items));
            case PlanValue.Fields fields -> Optional.of(json(fields.fields()));
        };
    }

    /** A value as people read it. */
    String text(PlanValue value) {
        return switch (value) {
            case PlanValue.Template template -> {
                StringBuilder text = new StringBuilder();
                template.parts().forEach(part -> text.append(text(part)));
                yield text.toString();
            }
            case PlanValue.Computed computed -> Rendering.text(known(computed.expression()));
            case PlanValue.Literal literal ->
                Rendering.text(Optional.of(ValueCodec.decode(literal.type(), literal.value())));
            case PlanValue.Items items -> Rendering.text(json(items));
            case PlanValue.Fields fields -> Rendering.text(json(fields));
        };
    }

    /** A value in run-time form; empty when it is absent. */
    Optional<Object> value(PlanValue value, ValueType type) {
        return json(value).map(found -> ValueCodec.decode(type, found));
    }

    private List<Object> items(PlanValue.Items items) {
        List<Object> written = new ArrayList<>();
        for (PlanValue item : items.items()) {
            written.add(json(item).orElseThrow(() -> absent(item)));
        }
        return written;
    }

    private static StepFault absent(PlanValue item) {
        String what = item instanceof PlanValue.Computed computed ? "`" + computed.expression() + "`" : "a value";
        return new StepFault(ABSENT, FailureKind.UNKNOWN, what + " in a list is absent");
    }

    /** A value that rests on something absent is absent itself: in a condition, and in a text. */
    private Optional<Object> known(String expression) {
        try {
            return evaluate(expression);
        } catch (StepFault fault) {
            if (fault.failure().code().equals(ABSENT)) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private Optional<Object> evaluate(String expression) {
        try {
            return draft.evaluator.evaluate(expression, Bindings.of(draft, place, expression));
        } catch (EvaluationException fault) {
            throw new StepFault(
                    fault.code(),
                    fault.code().equals(ABSENT) ? FailureKind.UNKNOWN : FailureKind.CHECK_FAILED,
                    "`" + expression + "`: " + fault.getMessage());
        }
    }
}

package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.expression.EvaluationException;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.expression.References;
import io.drillbook.runbooks.expression.Rendering;
import io.drillbook.runbooks.json.ValueCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Computes the values of a plan as far as that can be done before its run. */
final class PreviewValues {
    private final SortedMap<String, Object> names;
    private final SortedMap<String, Object> steps;
    private final SortedMap<String, String> later;
    private final SortedMap<String, String> laterInputs;
    private final Evaluator evaluator;

    /**
     * @param names what expressions may name, without the steps
     * @param steps what is known of steps, by id, in run-time form
     */
    PreviewValues(SortedMap<String, Object> names, SortedMap<String, Object> steps, Evaluator evaluator) {
        this(new TreeMap<>(names), new TreeMap<>(steps), new TreeMap<>(), new TreeMap<>(), evaluator);
        this.names.put("steps", this.steps);
    }

    private PreviewValues(
            SortedMap<String, Object> names,
            SortedMap<String, Object> steps,
            SortedMap<String, String> later,
            SortedMap<String, String> laterInputs,
            Evaluator evaluator) {
        this.names = names;
        this.steps = steps;
        this.later = later;
        this.laterInputs = laterInputs;
        this.evaluator = evaluator;
    }

    /** The same where one more name is known, which has its value only in the run. */
    PreviewValues within(String name, String when) {
        SortedMap<String, String> more = new TreeMap<>(later);
        more.put(name, when);
        return new PreviewValues(names, steps, more, laterInputs, evaluator);
    }

    /**
     * What is known inside a call: its inputs as far as they are known here.
     *
     * @param done what steps of the called runbook gave, by id, in run-time form
     */
    PreviewValues inside(PlanStep.Call call, SortedMap<String, Object> done) {
        SortedMap<String, Object> inputs = new TreeMap<>();
        SortedMap<String, String> waiting = new TreeMap<>();
        for (Definition.Input input : call.callee().inputs()) {
            PlanValue given = call.with().get(input.name());
            if (given != null) {
                Shown shown = show(given);
                shown.json().ifPresent(json -> inputs.put(input.name(), ValueCodec.decode(input.type(), json)));
                if (!shown.known()) {
                    waiting.put(input.name(), shown.text());
                }
            }
        }
        SortedMap<String, Object> inner = new TreeMap<>(names);
        inner.keySet().retainAll(List.of("run", "objectives"));
        inner.put("inputs", inputs);
        if (inner.get("objectives") instanceof Map<?, ?> outer) {
            SortedMap<String, Object> objectives = new TreeMap<>();
            outer.forEach((name, value) -> objectives.put((String) name, value));
            objectives.putAll(KnownNames.of(call.callee().objectives()));
            inner.put("objectives", objectives);
        }
        SortedMap<String, Object> known = new TreeMap<>(done);
        inner.put("steps", known);
        return new PreviewValues(inner, known, new TreeMap<>(), waiting, evaluator);
    }

    /** The inputs of a call in JSON form, those that are known. */
    SortedMap<String, Object> inputs(PlanStep.Call call) {
        SortedMap<String, Object> known = new TreeMap<>();
        call.with().forEach((name, value) -> show(value).json().ifPresent(json -> known.put(name, json)));
        return known;
    }

    private Optional<SortedMap<String, Object>> all(SortedMap<String, PlanValue> values) {
        SortedMap<String, Object> json = new TreeMap<>();
        for (Map.Entry<String, PlanValue> value : values.entrySet()) {
            Shown shown = show(value.getValue());
            if (!shown.known()) {
                return Optional.empty();
            }
            shown.json().ifPresent(known -> json.put(value.getKey(), known));
        }
        return Optional.of(json);
    }

    /**
     * A value as it is shown.
     *
     * @param text the value, or when it will be known
     * @param json its JSON form, when it is known and present
     * @param known whether nothing of it has to wait for the run
     */
    record Shown(String text, Optional<Object> json, boolean known) {
        static Shown later(String when) {
            return new Shown("(" + when + ")", Optional.empty(), false);
        }
    }

    Shown show(PlanValue value) {
        return switch (value) {
            case PlanValue.Literal literal ->
                new Shown(
                        Rendering.text(Optional.of(ValueCodec.decode(literal.type(), literal.value()))),
                        Optional.of(literal.value()),
                        true);
            case PlanValue.Computed computed -> computed(computed);
            case PlanValue.Template template -> template(template);
            case PlanValue.Items items -> items(items);
            case PlanValue.Fields fields -> fields(fields);
        };
    }

    private Shown computed(PlanValue.Computed computed) {
        List<References.Reference> references = References.in(computed.expression());
        List<String> steps = references.stream()
                .filter(reference -> reference.root().equals("steps"))
                .map(References.Reference::name)
                .filter(name -> !isKnownStep(name))
                .distinct()
                .toList();
        if (!steps.isEmpty()) {
            String word = steps.size() == 1 ? "step " : "steps ";
            return Shown.later("known after " + word + String.join(", ", steps));
        }
        for (Map.Entry<String, String> local : later.entrySet()) {
            if (References.names(computed.expression(), local.getKey())) {
                return Shown.later(local.getValue());
            }
        }
        Optional<String> waits = waiting(references);
        if (waits.isPresent()) {
            return new Shown(waits.get(), Optional.empty(), false);
        }
        boolean begun = names.containsKey("run");
        if (!begun && references.stream().anyMatch(reference -> reference.root().equals("run"))) {
            return Shown.later("known when the run has begun");
        }
        try {
            Optional<Object> value = evaluator.evaluate(computed.expression(), names);
            return new Shown(
                    value.isEmpty() ? "(not given)" : Rendering.text(value),
                    value.map(found -> ValueCodec.encode(computed.type(), found)),
                    true);
        } catch (EvaluationException fault) {
            return Shown.later("no value: " + fault.getMessage());
        }
    }

    /** Whether a condition holds; absent while it is not known. */
    Optional<Boolean> holds(String condition) {
        boolean later = References.in(condition).stream()
                .anyMatch(reference -> (reference.root().equals("run") && !names.containsKey("run"))
                        || (reference.root().equals("steps") && !isKnownStep(reference.name())));
        if (later || waiting(References.in(condition)).isPresent()) {
            return Optional.empty();
        }
        try {
            return evaluator
                    .evaluate(condition, names)
                    .filter(Boolean.class::isInstance)
                    .map(Boolean.class::cast);
        } catch (EvaluationException fault) {
            return Optional.empty();
        }
    }

    /** The choose whose taken branch fills its outputs with these is a step that is known, unless one of them is not. */
    void learn(PlanStep.Choose choose, SortedMap<String, PlanValue> outputs) {
        all(outputs)
                .ifPresent(json ->
                        choose.common().id().ifPresent(id -> steps.put(id, ValueCodec.decode(choose.output(), json))));
    }

    /** When an input that is named will be known, when it is not. */
    private Optional<String> waiting(List<References.Reference> references) {
        return references.stream()
                .filter(reference -> reference.root().equals("inputs"))
                .flatMap(reference -> Optional.ofNullable(laterInputs.get(reference.name())).stream())
                .findFirst();
    }

    private boolean isKnownStep(String id) {
        return steps.containsKey(id);
    }

    private Shown template(PlanValue.Template template) {
        List<Shown> parts = template.parts().stream().map(this::show).toList();
        boolean known = parts.stream().allMatch(Shown::known);
        String text = parts.stream()
                .map(part -> part.known() && part.json().isEmpty() ? Rendering.NOT_MEASURED : part.text())
                .collect(Collectors.joining());
        return new Shown(text, known ? Optional.of(text) : Optional.empty(), known);
    }

    private Shown items(PlanValue.Items items) {
        List<Shown> shown = items.items().stream().map(this::show).toList();
        List<Object> json = new ArrayList<>();
        shown.forEach(item -> item.json().ifPresent(json::add));
        boolean known = shown.stream().allMatch(Shown::known);
        String text = shown.stream().map(Shown::text).collect(Collectors.joining(", ", "[", "]"));
        return new Shown(text, known ? Optional.of(json) : Optional.empty(), known);
    }

    private Shown fields(PlanValue.Fields fields) {
        List<String> texts = new ArrayList<>();
        SortedMap<String, Object> json = new TreeMap<>();
        boolean known = true;
        for (Map.Entry<String, PlanValue> field : fields.fields().entrySet()) {
            Shown shown = show(field.getValue());
            texts.add(field.getKey() + ": " + shown.text());
            known &= shown.known();
            shown.json().ifPresent(value -> json.put(field.getKey(), value));
        }
        return new Shown("{ " + String.join(", ", texts) + " }", known ? Optional.of(json) : Optional.empty(), known);
    }
}

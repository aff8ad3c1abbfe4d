package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.Measurement;
import io.drillbook.runbooks.action.MeasurementSignature;
import io.drillbook.runbooks.action.RecordShapes;
import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook.Argument;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.StepTyper.Walk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Types measurements: each part is an act, whose inputs come from the scope, from the part before, or from the author. */
final class MeasureTyper {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    /** However short the interval, each look is a step of the run. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LASTING = Duration.ofHours(1);
    private static final Retry STOP = new Retry(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(10));

    private final StepTyper steps;
    private final ExpressionTyper expressions;
    private final ValueTyper values;
    private final ActTyper acts;
    private final String engine;

    MeasureTyper(StepTyper steps, ExpressionTyper expressions, ValueTyper values, ActTyper acts, String engine) {
        this.steps = steps;
        this.expressions = expressions;
        this.values = values;
        this.acts = acts;
        this.engine = engine;
    }

    /** Transparent for names: steps after it see those inside, and the figures under its own id. */
    Walk measure(Step.Measure step, Optional<String> when, Names names) {
        Walk inner = steps.walk(step.steps(), names);
        String name = Measurement.fullName(engine, step.name().text());
        Optional<MeasurementSignature> known = acts.measurement(name);
        if (known.isEmpty()) {
            return new Walk(
                    List.of(), StepTyper.unsure(step.head().id().stream().toList(), inner.names()));
        }
        MeasurementSignature signature = known.get();
        Duration every = step.every().map(Located::value).orElse(INTERVAL);
        SortedMap<String, PlanValue> given =
                given(step, signature, every, names, inner.names().orSkipped(names));
        Optional<String> abort = step.abortWhen()
                .flatMap(condition -> expressions.condition(
                        "abort_when",
                        condition,
                        names.withLocal("live", signature.look().output())));
        String title = step.title().orElse("measure " + step.name().text());
        Parts parts = new Parts(step.head().path(), title, signature, given);
        PlanStep.Measure typed = new PlanStep.Measure(
                StepTyper.common(step, title, when),
                name,
                parts.begin(),
                abort.map(condition -> new PlanStep.Watch(parts.look(), condition, longer(every, BETWEEN_LOOKS))),
                inner.steps(),
                parts.act(PlanStep.Measure.END, signature.end(), limit(signature.end())),
                every,
                step.timeout().map(Located::value));
        Names after = step.head()
                .id()
                .map(id -> inner.names().withStep(id.value(), signature.end().output(), false))
                .orElse(inner.names());
        return new Walk(List.of(typed), after);
    }

    /** What the scope and the author give, by the names of inputs. */
    private SortedMap<String, PlanValue> given(
            Step.Measure step, MeasurementSignature signature, Duration every, Names before, Names after) {
        String target = signature.measurement().target();
        ValueType wanted = signature.begin().input().field(target).orElseThrow().type();
        SortedMap<String, PlanValue> all = new TreeMap<>();
        values.value("target", step.target(), wanted, false, before).ifPresent(value -> all.put(target, value));
        all.put(MeasurementSignature.EVERY, new PlanValue.Literal(DurationText.write(every), ValueType.DURATION));
        List<Field> late = signature.askedAfter();
        List<Argument> early = new ArrayList<>();
        List<Argument> rest = new ArrayList<>();
        for (Argument argument : step.with().values()) {
            boolean isLate = late.stream()
                    .anyMatch(field -> field.name().equals(argument.name().value()));
            (isLate ? rest : early).add(argument);
        }
        String what = "the measurement " + step.name().text();
        Position position = step.with().values().isEmpty()
                ? step.name().position()
                : step.with().position();
        // Those for the end are named as well, so that a misspelt one finds them near.
        List<Field> nameable = new ArrayList<>(signature.askedBefore());
        late.stream()
                .filter(field -> rest.stream()
                        .noneMatch(argument -> argument.name().value().equals(field.name())))
                .forEach(field -> nameable.add(new Field(field.name(), field.type(), true, "")));
        all.putAll(values.fields(what, early, new RecordOf("inputs", nameable), position, before));
        all.putAll(values.fields(what, rest, new RecordOf("inputs", late), position, after));
        return all;
    }

    private static Duration limit(ActionSignature part) {
        return part.lasting() ? LASTING : SHORT;
    }

    private static Duration longer(Duration left, Duration right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    /** Makes the acts of one measurement; no id has a hyphen, so their paths are free. */
    private final class Parts {
        private final String path;
        private final String title;
        private final MeasurementSignature signature;
        private final SortedMap<String, PlanValue> given;

        Parts(String path, String title, MeasurementSignature signature, SortedMap<String, PlanValue> given) {
            this.path = path;
            this.title = title;
            this.signature = signature;
            this.given = given;
        }

        PlanStep.Action begin() {
            ActionSignature stop = signature.stop();
            PlanStep.Undo undo =
                    new PlanStep.Undo(stop.name(), acts.digest(stop), stop.risk(), with(stop), SHORT, STOP);
            return act(PlanStep.Measure.BEGIN, signature.begin(), limit(signature.begin()), Optional.of(undo));
        }

        PlanStep.Action look() {
            return act(PlanStep.Measure.LOOK, signature.look(), LOOK);
        }

        PlanStep.Action act(String suffix, ActionSignature action, Duration limit) {
            return act(suffix, action, limit, Optional.empty());
        }

        private PlanStep.Action act(
                String suffix, ActionSignature action, Duration limit, Optional<PlanStep.Undo> undo) {
            return new PlanStep.Action(
                    new PlanStep.Common(
                            path + suffix,
                            Optional.empty(),
                            title + ": " + suffix.substring(suffix.indexOf('-') + 1),
                            Optional.empty()),
                    action.name(),
                    acts.digest(action),
                    action.risk(),
                    with(action),
                    RecordShapes.bare(action.output()),
                    limit,
                    Retry.NONE,
                    undo,
                    Optional.empty(),
                    false);
        }

        private SortedMap<String, PlanValue> with(ActionSignature part) {
            SortedMap<String, PlanValue> with = new TreeMap<>();
            for (Field field : part.input().fields()) {
                String name = field.name();
                if (signature.isBegun(part, name)) {
                    boolean sure = !signature
                            .begin()
                            .output()
                            .field(name)
                            .orElseThrow()
                            .optional();
                    with.put(
                            name,
                            new PlanValue.Computed(
                                    (sure ? "begun." : "begun.?") + name, RecordShapes.bare(field.type())));
                } else if (part.name().equals(signature.stop().name()) && name.equals(MeasurementSignature.BEGUN_BY)) {
                    with.put(name, new PlanValue.Literal(path + PlanStep.Measure.BEGIN, ValueType.TEXT));
                } else if (part.name().equals(signature.end().name()) && name.equals(MeasurementSignature.CUT_SHORT)) {
                    with.put(name, new PlanValue.Computed(name, ValueType.TRUTH));
                } else if (given.containsKey(name)) {
                    with.put(name, given.get(name));
                }
            }
            return with;
        }
    }
}

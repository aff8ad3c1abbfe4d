package io.drillbook.runbooks.action;

import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A measurement with the signatures of its actions, which fit together: inputs of certain names are filled by the scope,
 * {@code look} and {@code end} get by name what {@code begin} gave, and the runbook's author is asked for the others.
 */
public record MeasurementSignature(
        Measurement measurement,
        ActionSignature begin,
        ActionSignature look,
        ActionSignature end,
        ActionSignature stop) {
    /** The interval that the author wants: a duration. */
    public static final String EVERY = "every";

    /** Of {@code end}: whether the steps did not end well, so that nothing is waited for. */
    public static final String CUT_SHORT = "cut_short";

    /** Of {@code stop}: the path of the act that began it, as in its effect's identity. */
    public static final String BEGUN_BY = "begun_by";

    private static final Set<String> VERDICTS = Set.of("check_result", "measurement", "finding");

    /** @throws IllegalArgumentException when the parts do not fit together */
    public MeasurementSignature {
        String name = measurement.name();
        boolean targeted = begin.input()
                .field(measurement.target())
                .filter(field -> field.type() instanceof RecordOf)
                .isPresent();
        need(name, targeted, begin.name() + " takes no entry of the inventory called " + measurement.target());
        need(
                name,
                end.input().field(CUT_SHORT).filter(field -> !field.optional()).isPresent(),
                end.name() + " has no input " + CUT_SHORT);
        need(name, look.risk() == Risk.R0 && !look.lasting(), look.name() + " does more than a short look");
        need(name, !gives(look.output(), VERDICTS), look.name() + " is repeated at will, so it gives no verdicts");
        long different = Stream.of(begin, look, end, stop)
                .map(ActionSignature::name)
                .distinct()
                .count();
        need(name, different == 4, "two of its parts are one action");
        need(name, !stop.lasting(), stop.name() + " may take longer than a minute");
        TreeMap<String, ValueType> asked = new TreeMap<>();
        for (ActionSignature part : List.of(begin, look, end, stop)) {
            need(name, part.risk() != Risk.R3, part.name() + " is destructive (R3)");
            for (Field field : part.input().fields()) {
                Optional<Field> source = source(measurement, begin, look, end, stop, part, field.name());
                ValueType wanted = RecordShapes.bare(field.type());
                String input = part.name() + " takes " + field.name() + " as "
                        + field.type().display();
                source.ifPresent(given -> need(
                        name,
                        RecordShapes.bare(given.type()).equals(wanted) && (field.optional() || !given.optional()),
                        input + ", and gets " + given.type().display()));
                if (source.isEmpty()) {
                    ValueType other = asked.putIfAbsent(field.name(), wanted);
                    need(name, other == null || other.equals(wanted), input + ", and another part as something else");
                }
            }
        }
    }

    static MeasurementSignature of(Measurement measurement, ActionCatalog catalog) {
        return new MeasurementSignature(
                measurement,
                action(measurement, measurement.begin(), catalog),
                action(measurement, measurement.look(), catalog),
                action(measurement, measurement.end(), catalog),
                action(measurement, measurement.stop(), catalog));
    }

    /** Whether an input of a part gets what {@code begin} gave. */
    public boolean isBegun(ActionSignature part, String input) {
        return (is(part, look) || is(part, end))
                && !isGiven(input)
                && begin.output().field(input).isPresent();
    }

    private boolean isGiven(String input) {
        return input.equals(measurement.target()) || input.equals(EVERY);
    }

    /** What the author gives before the steps: what {@code begin}, {@code look} and {@code stop} are not given by the scope. */
    public List<Field> askedBefore() {
        return asked(List.of(begin, look, stop), new TreeSet<>());
    }

    /** What the author gives for {@code end} alone, which may depend on what the steps did. */
    public List<Field> askedAfter() {
        Set<String> before = new TreeSet<>();
        askedBefore().forEach(field -> before.add(field.name()));
        return asked(List.of(end), before);
    }

    /** Needed by one part, a field is needed. */
    private List<Field> asked(List<ActionSignature> parts, Set<String> except) {
        Map<String, Field> fields = new TreeMap<>();
        for (ActionSignature part : parts) {
            for (Field field : part.input().fields()) {
                boolean free = source(measurement, begin, look, end, stop, part, field.name())
                        .isEmpty();
                if (free && !except.contains(field.name())) {
                    fields.merge(field.name(), field, (one, other) -> one.optional() ? other : one);
                }
            }
        }
        return new ArrayList<>(fields.values());
    }

    /** Where an input of a part comes from when the author is not asked for it. */
    private static Optional<Field> source(
            Measurement measurement,
            ActionSignature begin,
            ActionSignature look,
            ActionSignature end,
            ActionSignature stop,
            ActionSignature part,
            String input) {
        if (input.equals(measurement.target())) {
            return begin.input().field(input).map(field -> new Field(input, field.type(), false, ""));
        }
        if (input.equals(EVERY)) {
            return Optional.of(new Field(input, ValueType.DURATION, false, ""));
        }
        if (is(part, stop) && input.equals(BEGUN_BY)) {
            return Optional.of(new Field(input, ValueType.TEXT, false, ""));
        }
        if (is(part, end) && input.equals(CUT_SHORT)) {
            return Optional.of(new Field(input, ValueType.TRUTH, false, ""));
        }
        return is(part, look) || is(part, end) ? begin.output().field(input) : Optional.empty();
    }

    private static boolean gives(ValueType type, Set<String> records) {
        return switch (type) {
            case RecordOf record ->
                records.contains(record.name())
                        || record.fields().stream().anyMatch(field -> gives(field.type(), records));
            case ValueType.ListOf list -> gives(list.element(), records);
            case ValueType.MapOf map -> gives(map.value(), records);
            default -> false;
        };
    }

    private static ActionSignature action(Measurement measurement, String name, ActionCatalog catalog) {
        return catalog.find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the measurement " + measurement.name() + ": there is no action " + name));
    }

    private static boolean is(ActionSignature one, ActionSignature other) {
        return one.name().equals(other.name());
    }

    private static void need(String name, boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("the measurement " + name + ": " + otherwise);
        }
    }
}

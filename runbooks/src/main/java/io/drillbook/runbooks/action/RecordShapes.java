package io.drillbook.runbooks.action;

import io.drillbook.runbooks.type.Sentence;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Derives the language's types from Java records. */
public final class RecordShapes {
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private RecordShapes() {}

    /**
     * The shape of a record: names in snake_case, sentences from {@link About}.
     *
     * @throws IllegalArgumentException naming the component whose Java type has no type in the language
     */
    public static RecordOf of(Class<? extends Record> type) {
        return new RecordShapes().shape(type);
    }

    /** The shape of a record without sentences. */
    public static RecordOf bare(Class<? extends Record> type) {
        return bare(of(type));
    }

    /** The same shape without its sentences: what a plan keeps and a digest covers. */
    public static RecordOf bare(RecordOf shape) {
        return new RecordOf(
                shape.name(),
                shape.fields().stream()
                        .map(field -> new Field(field.name(), bare(field.type()), field.optional(), ""))
                        .toList());
    }

    /** A type without the sentences of its records. */
    public static ValueType bare(ValueType type) {
        return switch (type) {
            case RecordOf inner -> bare(inner);
            case ValueType.ListOf list -> new ValueType.ListOf(bare(list.element()));
            case ValueType.MapOf map -> new ValueType.MapOf(bare(map.value()));
            default -> type;
        };
    }

    private RecordOf shape(Class<?> type) {
        if (open.contains(type)) {
            throw new IllegalArgumentException(type.getSimpleName() + " holds itself; a record's shape must end");
        }
        open.push(type);
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.add(field(type, component));
        }
        open.pop();
        return new RecordOf(JavaNames.snakeCase(type.getSimpleName()), fields);
    }

    private Field field(Class<?> type, RecordComponent component) {
        Type declared = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Type inner = optional ? argument(declared, 0) : declared;
        ValueType value = valueType(inner, type.getSimpleName() + "." + component.getName());
        return new Field(
                JavaNames.snakeCase(component.getName()), value, optional, Sentence.from(() -> sentence(component)));
    }

    private static String sentence(RecordComponent component) {
        About about = component.getAnnotation(About.class);
        return about == null ? "" : about.value();
    }

    private ValueType valueType(Type type, String where) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            if (raw == List.class) {
                return new ValueType.ListOf(valueType(argument(type, 0), where));
            }
            if (JavaScalars.isTextKeyedMap(generic)) {
                return new ValueType.MapOf(valueType(argument(type, 1), where));
            }
        }
        if (type instanceof Class<?> plain) {
            if (plain.isRecord() && !JavaScalars.isScalar(plain)) {
                return shape(plain);
            }
            return JavaScalars.of(plain).orElseThrow(() -> noType(type, where));
        }
        throw noType(type, where);
    }

    private static IllegalArgumentException noType(Type type, String where) {
        return new IllegalArgumentException(
                where + " is a " + type.getTypeName()
                        + ", which has no type in the language; use String, an enum, long, int, double, boolean, Duration,"
                        + " DataSize, Instant, SecretReference, a record, List<X>, Map<String, X> or Optional<X> of a component");
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}

package io.drillbook.runbooks.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * The type of a value in a runbook.
 *
 * <p>At run time a value is a {@link String} (text), {@link Long} (whole), {@link Double} (number), {@link Boolean}
 * (truth), {@link java.time.Duration}, {@link DataSize}, {@link java.time.Instant} (time), a {@link List}, or a
 * {@code Map<String, Object>} with ordered keys (record and map). An absent optional field is a missing key, never
 * null. Secrets have a type so that they can be passed by name, and no value.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ValueType.Text.class, name = "text"),
    @JsonSubTypes.Type(value = ValueType.Whole.class, name = "whole"),
    @JsonSubTypes.Type(value = ValueType.Decimal.class, name = "number"),
    @JsonSubTypes.Type(value = ValueType.Truth.class, name = "truth"),
    @JsonSubTypes.Type(value = ValueType.DurationType.class, name = "duration"),
    @JsonSubTypes.Type(value = ValueType.SizeType.class, name = "size"),
    @JsonSubTypes.Type(value = ValueType.TimeType.class, name = "time"),
    @JsonSubTypes.Type(value = ValueType.SecretType.class, name = "secret"),
    @JsonSubTypes.Type(value = ValueType.ListOf.class, name = "list"),
    @JsonSubTypes.Type(value = ValueType.MapOf.class, name = "map"),
    @JsonSubTypes.Type(value = ValueType.RecordOf.class, name = "record"),
})
public sealed interface ValueType {
    Text TEXT = new Text(List.of());
    Whole WHOLE = new Whole();
    Decimal NUMBER = new Decimal();
    Truth TRUTH = new Truth();
    DurationType DURATION = new DurationType();
    SizeType SIZE = new SizeType();
    TimeType TIME = new TimeType();
    SecretType SECRET = new SecretType();

    /** The name an author writes and reads: {@code text}, {@code list of size}, {@code cluster}. */
    String display();

    /** @param oneOf the only texts allowed, or empty for any text */
    record Text(List<String> oneOf) implements ValueType {
        public Text {
            oneOf = List.copyOf(oneOf);
        }

        @Override
        public String display() {
            return oneOf.isEmpty() ? "text" : "one of " + String.join(", ", oneOf);
        }
    }

    record Whole() implements ValueType {
        @Override
        public String display() {
            return "whole";
        }
    }

    record Decimal() implements ValueType {
        @Override
        public String display() {
            return "number";
        }
    }

    record Truth() implements ValueType {
        @Override
        public String display() {
            return "truth";
        }
    }

    record DurationType() implements ValueType {
        @Override
        public String display() {
            return "duration";
        }
    }

    record SizeType() implements ValueType {
        @Override
        public String display() {
            return "size";
        }
    }

    record TimeType() implements ValueType {
        @Override
        public String display() {
            return "time";
        }
    }

    /** A secret's name in the inventory. It cannot be interpolated, compared or printed. */
    record SecretType() implements ValueType {
        @Override
        public String display() {
            return "secret";
        }
    }

    record ListOf(ValueType element) implements ValueType {
        @Override
        public String display() {
            return "list of " + element.display();
        }
    }

    record MapOf(ValueType value) implements ValueType {
        @Override
        public String display() {
            return "map of " + value.display();
        }
    }

    /**
     * A record with named, typed fields.
     *
     * @param name how authors call it, in snake_case ({@code cluster}, {@code restore_point}); the same name always
     *     means the same fields
     */
    record RecordOf(String name, List<Field> fields) implements ValueType {
        public RecordOf {
            fields = List.copyOf(fields);
        }

        @Override
        public String display() {
            return name;
        }

        public Optional<Field> field(String wanted) {
            return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
        }
    }

    /**
     * A field of a record.
     *
     * @param name in snake_case
     * @param optional whether the field may be absent
     * @param sentence what to say about it
     */
    record Field(
            String name,
            ValueType type,
            boolean optional,
            @JsonProperty("about") Sentence sentence) {
        /** A field and the sentence about it; empty for none. */
        public Field(String name, ValueType type, boolean optional, String about) {
            this(name, type, optional, about.isEmpty() ? Sentence.NONE : Sentence.of(about));
        }

        /** The words about it; empty for none. */
        public String about() {
            return sentence.text();
        }
    }
}

package io.drillbook.runbooks.json;

import io.drillbook.runbooks.type.ValueType;

/**
 * Values of the language between their JSON form (maps, lists, texts, numbers, truths) and their run-time form, which
 * {@link ValueType} describes. Records and maps come out sorted by name; a field that is null in JSON counts as absent.
 */
public final class ValueCodec {
    private ValueCodec() {}

    /**
     * Reads a value strictly.
     *
     * @return the run-time form
     * @throws ValueException when it is not of the type, a required field is missing, or a field is unknown
     */
    public static Object decode(ValueType type, Object json) {
        return new ValueDecoder(true).decode(type, json);
    }

    /**
     * As {@link #decode}, but leaves out fields the type does not know: the output of an action whose signature has
     * grown since the plan was made.
     */
    public static Object decodeKnown(ValueType type, Object json) {
        return new ValueDecoder(false).decode(type, json);
    }

    /**
     * Writes a value.
     *
     * @return the JSON form: String, Long, Double, Boolean, List or a sorted Map
     * @throws ValueException when the value is not of the type
     */
    public static Object encode(ValueType type, Object value) {
        return ValueEncoder.encode(type, value);
    }
}

package io.drillbook.runbooks.json;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.SortedMap;
import java.util.TreeMap;

/** Records of actions between their Java form and the JSON form that travels; names are in snake_case. */
public final class RecordCodec {
    private static final TypeReference<TreeMap<String, Object>> FIELDS = new TypeReference<>() {};

    private RecordCodec() {}

    /**
     * Makes a record.
     *
     * @throws ValueException naming the component that is missing, unknown or of another type, or that the record's
     *     own constructor refuses
     */
    public static <R extends Record> R decode(Class<R> type, SortedMap<String, Object> json) {
        try {
            return Json.mapper().convertValue(json, type);
        } catch (IllegalArgumentException fault) {
            throw RecordFaults.explain(fault, json);
        }
    }

    /**
     * A record's JSON form; absent components are left out.
     *
     * @throws ValueException when a whole number is too large for JSON or a number is not finite
     */
    public static SortedMap<String, Object> encode(Record value) {
        try {
            TreeMap<String, Object> json = Json.mapper().convertValue(value, FIELDS);
            JsonValues.check(json);
            return json;
        } catch (IllegalArgumentException fault) {
            throw RecordFaults.explain(fault, new TreeMap<>());
        }
    }
}

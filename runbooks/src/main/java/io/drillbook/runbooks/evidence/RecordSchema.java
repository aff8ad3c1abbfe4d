package io.drillbook.runbooks.evidence;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON Schema of a run's record, made of the record's own form, so that the two cannot part. */
public final class RecordSchema {
    /** The shipped file, beside this class. */
    public static final String FILE = "run-record-1.schema.json";

    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Map<String, Object> definitions = new TreeMap<>();

    private RecordSchema() {}

    /** The shipped text. */
    public static String text() {
        try (InputStream stream = Objects.requireNonNull(RecordSchema.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The schema as this version's records are, as a JSON document. */
    public static Map<String, Object> current() {
        RecordSchema schema = new RecordSchema();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("$id", "https://drillbook.io/evidence/" + FILE);
        root.put("title", "Record of a run, version 1");
        Map<String, Object> record = schema.object(RunRecord.class);
        root.putAll(record);
        properties(root).put("schema", Map.of("const", RunRecord.SCHEMA));
        root.put("$defs", schema.definitions);
        return root;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> object) {
        return (Map<String, Object>) object.getOrDefault("properties", new LinkedHashMap<>());
    }

    private Map<String, Object> object(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = NAMES.translate(component.getName());
            properties.put(name, of(component.getGenericType()));
            if (component.getType() != Optional.class) {
                required.add(name);
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", required);
        object.put("additionalProperties", false);
        return object;
    }

    private Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type raw = generic.getRawType();
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (raw == Optional.class) {
                return of(last);
            }
            return raw == List.class
                    ? Map.of("type", "array", "items", of(last))
                    : Map.of("type", "object", "additionalProperties", of(last));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return Map.of("type", "string");
        }
        if (plain == Duration.class) {
            return Map.of("type", "string", "pattern", "^-?([0-9]+(d|h|m|s|ms))+$");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (plain == int.class || plain == long.class || plain == Long.class || plain == Integer.class) {
            return Map.of("type", "integer");
        }
        if (plain.isEnum()) {
            return Map.of(
                    "enum",
                    Arrays.stream(plain.getEnumConstants())
                            .map(RecordSchema::word)
                            .toList());
        }
        if (plain.isRecord()) {
            String name = NAMES.translate(plain.getSimpleName());
            if (!definitions.containsKey(name)) {
                definitions.put(name, Map.of());
                definitions.put(name, object(plain));
            }
            return Map.of("$ref", "#/$defs/" + name);
        }
        if (plain == Object.class) {
            return Map.of();
        }
        throw new IllegalStateException("a record has no " + plain.getName());
    }

    private static String word(Object constant) {
        return Json.mapper().convertValue(constant, String.class);
    }
}

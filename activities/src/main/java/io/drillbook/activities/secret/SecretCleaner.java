package io.drillbook.activities.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes the secrets of one act out of what the act says. Every value resolved for the act is remembered, with the forms
 * it commonly takes: each of its lines, URL-encoded, base64, inside a JSON text, inside shell quotes.
 */
public final class SecretCleaner {
    /** What stands in a secret's place. */
    public static final String MASK = "***";

    /** Shorter values cannot be told from ordinary text, so they are refused as secrets. */
    static final int SHORTEST = 4;

    private static final int SHORTEST_LINE = 8;

    /** Each form with the name of its secret; longest first, so that a value that holds another one goes as a whole. */
    private final SortedMap<String, String> forms =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Remembers a value of the secret with this name. */
    public synchronized void remember(String name, String value) {
        addForms(name, value, SHORTEST);
        value.lines().forEach(line -> addForms(name, line.strip(), SHORTEST_LINE));
    }

    /** Whether it knows of any secret. */
    public synchronized boolean knowsAny() {
        return !forms.isEmpty();
    }

    /** In how many places of a text each secret stands, by name; those that stand nowhere are left out. */
    public synchronized SortedMap<String, Long> places(String text) {
        SortedMap<String, Long> places = new TreeMap<>();
        String rest = text;
        for (Map.Entry<String, String> form : forms.entrySet()) {
            long count = 0;
            for (int at = rest.indexOf(form.getKey()); at >= 0; at = rest.indexOf(form.getKey(), at + 1)) {
                count++;
            }
            if (count > 0) {
                places.merge(form.getValue(), count, Long::sum);
                rest = rest.replace(form.getKey(), MASK);
            }
        }
        return places;
    }

    /** The text without secrets. */
    public synchronized String clean(String text) {
        String cleaned = text;
        for (String form : forms.keySet()) {
            cleaned = cleaned.replace(form, MASK);
        }
        return cleaned;
    }

    /** A list without secrets. */
    public List<String> clean(List<String> texts) {
        return texts.stream().map(this::clean).toList();
    }

    /** A JSON form without secrets, in its keys as well. */
    public SortedMap<String, Object> clean(SortedMap<String, Object> fields) {
        SortedMap<String, Object> cleaned = new TreeMap<>();
        fields.forEach((key, value) -> cleaned.put(clean(key), cleanValue(value)));
        return cleaned;
    }

    private Object cleanValue(Object value) {
        if (value instanceof String text) {
            return clean(text);
        }
        if (value instanceof List<?> items) {
            List<Object> cleaned = new ArrayList<>(items.size());
            items.forEach(item -> cleaned.add(cleanValue(item)));
            return cleaned;
        }
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> cleaned = new LinkedHashMap<>();
            fields.forEach((key, field) -> cleaned.put(clean(String.valueOf(key)), cleanValue(field)));
            return cleaned;
        }
        return value;
    }

    private void addForms(String name, String value, int shortest) {
        if (value.length() < shortest) {
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        List<String> all = List.of(
                value,
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"),
                value.replace("'", "'\\''"),
                value.replace("'", "''"));
        all.forEach(form -> forms.putIfAbsent(form, name));
    }
}

package io.drillbook.runbooks.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One text for one value (RFC 8785, the JSON Canonicalization Scheme): what hashes and signatures are made of. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * Writes a value: any record of ours, or ordinary maps, lists and scalars. Ordinary ones are written without the
     * mapper, which costs a command a good part of its start.
     *
     * @throws IllegalArgumentException for what has no canonical form: a whole number beyond what JSON keeps exactly,
     *     NaN, an infinite number, half a surrogate pair
     */
    public static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** SHA-256 of the canonical form's UTF-8 bytes, in hexadecimal. */
    public static String sha256(Object value) {
        try {
            byte[] bytes = of(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> CanonicalText.write(text, out);
            case Boolean truth -> out.append(truth.booleanValue());
            case Long whole -> out.append(CanonicalNumber.ofWhole(BigInteger.valueOf(whole)));
            case Integer whole -> out.append(whole.intValue());
            case BigInteger whole -> out.append(CanonicalNumber.ofWhole(whole));
            case Double number -> out.append(CanonicalNumber.of(number));
            case List<?> list -> writeList(list, out);
            case Map<?, ?> map -> writeMap(map, out);
            default -> write(plain(value), out);
        }
    }

    /** The value as maps, lists and scalars. */
    private static @Nullable Object plain(Object value) {
        Object plain = Json.mapper().convertValue(value, Object.class);
        return switch (plain) {
            case null -> null;
            case String text -> text;
            case Boolean truth -> truth;
            case Long whole -> whole;
            case BigInteger whole -> whole;
            case Number number -> number.doubleValue();
            case List<?> list -> list;
            case Map<?, ?> map -> map;
            default ->
                throw new IllegalArgumentException(
                        "JSON has no form for a " + value.getClass().getName());
        };
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        // String.compareTo compares UTF-16 code units, which is the order the RFC asks for.
        TreeMap<String, @Nullable Object> fields = new TreeMap<>();
        map.forEach((key, value) -> fields.put(String.valueOf(key), value));
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
            out.append(separator);
            CanonicalText.write(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
            separator = ",";
        }
        out.append(fields.isEmpty() ? "{}" : "}");
    }

    private static void writeList(List<?> list, StringBuilder out) {
        String separator = "[";
        for (Object element : list) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }
}

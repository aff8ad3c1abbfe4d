package io.drillbook.runbooks.call;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The form of what people sign: a heading, then one {@code name: value} a line, all in one order and none left out. */
final class StatementLines {
    private static final int LONGEST = 8000;

    private StatementLines() {}

    /** @throws IllegalArgumentException when a value has more than one line */
    static String write(String heading, SequencedMap<String, String> values) {
        StringBuilder text = new StringBuilder(heading).append('\n');
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (value.getValue().chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(value.getKey() + " has one line of plain text");
            }
            text.append(value.getKey()).append(": ").append(value.getValue()).append('\n');
        }
        return text.toString();
    }

    /** Empty when the text has not exactly these lines. */
    static Optional<Map<String, String>> read(String heading, Iterable<String> names, String text) {
        if (text.length() > LONGEST || !text.endsWith("\n")) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        if (!lines[at++].equals(heading)) {
            return Optional.empty();
        }
        for (String name : names) {
            String begin = name + ": ";
            if (at == lines.length || !lines[at].startsWith(begin)) {
                return Optional.empty();
            }
            values.put(name, lines[at++].substring(begin.length()));
        }
        return at == lines.length ? Optional.of(values) : Optional.empty();
    }
}

package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.source.Position;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** A node of a YAML text, with the place where it begins. */
public sealed interface YamlNode {
    Position position();

    /** What an author would call this kind of node. */
    String describe();

    /**
     * A single value, as text: {@code no}, {@code 010} and {@code null} are what was written.
     *
     * @param text the value, quotes and escapes resolved; empty for a key without a value
     * @param comment what follows the value on its line from {@code #} on, when something does
     * @param places where the code point with a number lies in the file
     */
    record Scalar(String text, Style style, Position position, Optional<String> comment, IntFunction<Position> places)
            implements YamlNode {
        /** A key without a value, or {@code ~}, or {@code null}. */
        public boolean isNothing() {
            return style == Style.PLAIN && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /**
         * The place of a code point of the value, correct for quotes, escapes and folded lines.
         *
         * @param offset from 0, in code points; one beyond the last stands for the value's end
         */
        public Position positionAt(int offset) {
            return places.apply(offset);
        }

        @Override
        public String describe() {
            return isNothing() ? "nothing" : "the text \"" + shortened() + "\"";
        }

        private String shortened() {
            String line = text.strip().replaceAll("\\s+", " ");
            return line.codePointCount(0, line.length()) <= 60
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, 57)) + "...";
        }
    }

    /** How a scalar was written. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        LITERAL,
        FOLDED
    }

    /** Keys and values in the order of the file, each key once. */
    record Mapping(List<Entry> entries, Position position) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The entry with this key. */
        public Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }

        /** The value of this key. */
        public Optional<YamlNode> get(String key) {
            return entry(key).map(Entry::value);
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** A key and its value. */
    record Entry(Scalar key, YamlNode value) {}

    record Sequence(List<YamlNode> items, Position position) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /** Stands where something was refused that has its problem already; readers pass it over in silence. */
    record Refused(Position position) implements YamlNode {
        @Override
        public String describe() {
            return "something refused";
        }
    }
}

package io.drillbook.runbooks.printed;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Maps, lists and texts as YAML, each text in one of the styles that can hold it. */
final class YamlWriter {
    /** What is the same with and without quotes: no sign that YAML knows at a beginning, no colon, no number sign. */
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9_./]([a-zA-Z0-9_./ -]*[a-zA-Z0-9_./])?");

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private YamlWriter(Random random) {
        this.random = random;
    }

    static String write(Map<?, ?> tree, Random random) {
        YamlWriter writer = new YamlWriter(random);
        writer.mapping(tree, 0);
        return writer.out.toString();
    }

    private void mapping(Map<?, ?> tree, int depth) {
        tree.forEach((key, value) -> {
            out.append(" ".repeat(depth)).append(key).append(':');
            value(value, depth + 2);
        });
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map when map.isEmpty() -> out.append(" {}\n");
            case Map<?, ?> map -> {
                out.append('\n');
                mapping(map, depth);
            }
            case List<?> list when list.isEmpty() -> out.append(" []\n");
            case List<?> list -> {
                out.append('\n');
                for (Object item : list) {
                    out.append(" ".repeat(depth)).append('-');
                    value(item, depth + 2);
                }
            }
            default -> text((String) value, depth);
        }
    }

    private void text(String text, int depth) {
        boolean oneLine = text.indexOf('\n') < 0;
        int style = random.nextInt(4);
        if (style == 0 && PLAIN.matcher(text).matches() && !text.equals("null")) {
            out.append(' ').append(text).append('\n');
        } else if (style == 1 && oneLine && text.indexOf('\t') < 0) {
            out.append(" '").append(text.replace("'", "''")).append("'\n");
        } else if (style == 2
                && !text.isBlank()
                && !text.endsWith("\n")
                && text.strip().equals(text)) {
            out.append(" |-\n");
            text.lines()
                    .forEach(line -> out.append(line.isEmpty() ? "" : " ".repeat(depth))
                            .append(line)
                            .append('\n'));
        } else {
            out.append(" \"")
                    .append(text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\t", "\\t"))
                    .append("\"\n");
        }
    }
}

package io.drillbook.runbooks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Slips of the keyboard, of the editor and of the disk, the same for the same seed. */
final class Mutations {
    private static final List<String> PIECES = List.of(
            "\t",
            "\"",
            "'",
            "${",
            "}",
            "{",
            "]",
            "[",
            ": ",
            "#",
            " #",
            "&a ",
            "*a",
            "!x ",
            "|\n",
            ">-\n",
            "- ",
            "\n",
            "---\n",
            "?",
            "%",
            "@",
            "\u0000",
            "\uD83D\uDE00",
            "\uFEFF",
            "\u2028",
            "\\",
            "\\x",
            "steps.",
            "inputs.?",
            "has(",
            ")",
            "null",
            "~",
            "010",
            "no",
            "9999999999999999999",
            "1e999",
            "id: before\n",
            "when: true\n",
            "steps: []\n",
            "<<: 1\n");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** One of these texts with some slips in it, or, now and then, with bytes that are no text at all. */
    String next(List<String> texts) {
        String text = texts.get(random.nextInt(texts.size()));
        return switch (random.nextInt(20)) {
            case 0 -> bytes(random.nextInt(400));
            case 1 -> insert(text, random, bytes(1 + random.nextInt(40)));
            case 2 -> splice(text, texts.get(random.nextInt(texts.size())));
            default -> mutate(text, random, 1 + random.nextInt(4));
        };
    }

    /** The text with some slips in it. */
    String of(String text) {
        return mutate(text, random, 1 + random.nextInt(4));
    }

    private String bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private String splice(String head, String tail) {
        return head.substring(0, random.nextInt(head.length() + 1)) + tail.substring(random.nextInt(tail.length() + 1));
    }

    private static String mutate(String good, Random random, int times) {
        String text = good;
        for (int time = 0; time < times; time++) {
            text = switch (random.nextInt(7)) {
                case 0 -> cut(text, random, 1 + random.nextInt(3));
                case 1 -> insert(text, random, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> insert(text, random, Character.toString(32 + random.nextInt(95)));
                case 3 -> lines(text, random, Kind.DELETE);
                case 4 -> lines(text, random, Kind.REPEAT);
                case 5 -> lines(text, random, Kind.SHIFT);
                default -> words(text, random);
            };
        }
        return text;
    }

    private static String cut(String text, Random random, int length) {
        int at = random.nextInt(Math.max(1, text.length() - length));
        return text.substring(0, at) + text.substring(Math.min(text.length(), at + length));
    }

    private static String insert(String text, Random random, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private enum Kind {
        DELETE,
        REPEAT,
        SHIFT
    }

    private static String lines(String text, Random random, Kind kind) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (kind) {
            case DELETE -> lines.remove(at);
            case REPEAT -> lines.add(random.nextInt(lines.size()), lines.get(at));
            case SHIFT ->
                lines.set(
                        at,
                        random.nextBoolean()
                                ? "  " + lines.get(at)
                                : lines.get(at).replaceFirst("^  ", ""));
        }
        return String.join("\n", lines);
    }

    /** Puts one word of the text in the place of another: the mistakes that still look right. */
    private static String words(String text, Random random) {
        List<String> words = List.of(text.split("[^A-Za-z_.]+"));
        if (words.isEmpty() || text.isEmpty()) {
            return text;
        }
        String out = words.get(random.nextInt(words.size()));
        int at = out.isEmpty() ? -1 : text.indexOf(out, random.nextInt(text.length()));
        return at < 0
                ? text
                : text.substring(0, at) + words.get(random.nextInt(words.size())) + text.substring(at + out.length());
    }
}

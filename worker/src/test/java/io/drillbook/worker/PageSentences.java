package io.drillbook.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sentences of a page between two of its headings, and the rows of its tables, each with its line breaks taken out. Blocks
 * of code are left out: another test compiles them.
 */
final class PageSentences {
    private static final Pattern BEHIND_A_SENTENCE = Pattern.compile("(?<=[^.]\\.) ");
    private static final String CODE = "```";

    /** Lines of a table that say nothing: its head, and the line under it. */
    private static final int HEAD_OF_A_TABLE = 2;

    private final List<String> sentences = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private int rows;

    private PageSentences() {}

    /**
     * In the order of the page.
     *
     * @param from the heading with which it begins
     * @param until the heading before which it ends
     */
    static List<String> of(List<String> page, String from, String until) {
        PageSentences sentences = new PageSentences();
        boolean code = false;
        for (String line : page.subList(page.indexOf(from), page.indexOf(until))) {
            if (line.startsWith(CODE)) {
                code = !code;
                sentences.endParagraph();
            } else if (!code) {
                sentences.line(line);
            }
        }
        sentences.endParagraph();
        return List.copyOf(sentences.sentences);
    }

    private void line(String line) {
        boolean row = line.startsWith("|");
        rows = row ? rows + 1 : 0;
        if (row || line.isBlank() || line.startsWith("#")) {
            endParagraph();
        } else {
            paragraph.append(line).append(' ');
        }
        if (row && rows > HEAD_OF_A_TABLE) {
            sentences.add(plain(line.strip().replaceAll("^\\||\\|$", "")));
        }
    }

    private void endParagraph() {
        String text = plain(paragraph.toString());
        if (!text.isEmpty()) {
            sentences.addAll(List.of(BEHIND_A_SENTENCE.split(text, -1)));
        }
        paragraph.setLength(0);
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}

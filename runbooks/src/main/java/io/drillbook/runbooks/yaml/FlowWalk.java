package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.yaml.YamlNode.Style;

/** The places of a plain or quoted scalar's code points: escapes are one code point, folded lines a space. */
final class FlowWalk {
    private final CodePoints text;
    private final Style style;
    private final int[] value;
    private final int[] places;
    private int read;
    private int made;

    FlowWalk(CodePoints text, Style style, int start, int[] value) {
        this.text = text;
        this.style = style;
        this.value = value;
        this.places = new int[value.length + 1];
        this.read = style == Style.PLAIN ? start : start + 1;
    }

    int[] places() {
        while (made < value.length && read < text.length()) {
            if (startsFold()) {
                fold();
            } else if (style == Style.DOUBLE_QUOTED && text.at(read) == '\\') {
                escape();
            } else {
                int length = style == Style.SINGLE_QUOTED && text.at(read) == '\'' ? 2 : 1;
                make();
                read += length;
            }
        }
        while (made <= value.length) {
            places[made++] = Math.min(read, text.length());
        }
        return places;
    }

    private void make() {
        places[made++] = read;
    }

    /** Whether only blanks stand between here and the end of the line. */
    private boolean startsFold() {
        int ahead = read;
        while (CodePoints.isBlank(text.at(ahead))) {
            ahead++;
        }
        return CodePoints.isBreak(text.at(ahead));
    }

    /** One line break is a space, each further one a line feed; blanks around them are nothing. */
    private void fold() {
        int begin = read;
        int breaks = skipBreaks();
        int wanted = Math.max(1, breaks - 1);
        for (int done = 0; done < wanted && made < value.length; done++) {
            places[made++] = begin;
        }
    }

    private int skipBreaks() {
        int breaks = 0;
        while (CodePoints.isBlank(text.at(read)) || CodePoints.isBreak(text.at(read))) {
            if (text.at(read) == '\n' || (text.at(read) == '\r' && text.at(read + 1) != '\n')) {
                breaks++;
            }
            read++;
        }
        return breaks;
    }

    private void escape() {
        int kind = text.at(read + 1);
        if (CodePoints.isBreak(kind)) {
            int begin = read++;
            int extra = skipBreaks() - 1;
            for (int done = 0; done < extra && made < value.length; done++) {
                places[made++] = begin;
            }
            return;
        }
        make();
        read += switch (kind) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}

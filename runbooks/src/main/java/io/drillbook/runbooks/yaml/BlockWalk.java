package io.drillbook.runbooks.yaml;

/** The places of a literal or folded block's code points: each line begins after the block's indentation. */
final class BlockWalk {
    private final CodePoints text;
    private final int[] value;
    private final int[] places;
    private int read;
    private int made;

    BlockWalk(CodePoints text, int start, int[] value) {
        this.text = text;
        this.value = value;
        this.places = new int[value.length + 1];
        this.read = start;
    }

    int[] places() {
        toNextLine();
        int indentation = indentation();
        breaks(indentation);
        while (made < value.length && read < text.length()) {
            if (CodePoints.isBreak(text.at(read))) {
                breaks(indentation);
            } else {
                places[made++] = read++;
            }
        }
        while (made <= value.length) {
            places[made++] = Math.min(read, text.length());
        }
        return places;
    }

    /** From the header to the first line of the block. */
    private void toNextLine() {
        while (read < text.length() && !CodePoints.isBreak(text.at(read))) {
            read++;
        }
        read += text.at(read) == '\r' && text.at(read + 1) == '\n' ? 2 : 1;
    }

    /**
     * How many blanks each line loses: those that the first line with text has in the file and not in the value. This
     * is right for an indentation given by a number in the header, too.
     */
    private int indentation() {
        int kept = 0;
        for (int point : value) {
            if (point == '\n') {
                kept = 0;
            } else if (point == ' ') {
                kept++;
            } else {
                break;
            }
        }
        int written = 0;
        for (int index = read; index < text.length(); index++) {
            if (CodePoints.isBreak(text.at(index))) {
                written = 0;
            } else if (text.at(index) == ' ') {
                written++;
            } else {
                break;
            }
        }
        return Math.max(0, written - kept);
    }

    /** Passes line breaks and indentation; gives their place to the line feeds, or the space, they became. */
    private void breaks(int indentation) {
        int begin = read;
        int written = 0;
        while (true) {
            if (CodePoints.isBreak(text.at(read))) {
                written++;
                read += text.at(read) == '\r' && text.at(read + 1) == '\n' ? 2 : 1;
            }
            int blanks = 0;
            while (blanks < indentation && text.at(read) == ' ') {
                read++;
                blanks++;
            }
            if (!CodePoints.isBreak(text.at(read))) {
                break;
            }
        }
        if (written == 1 && made < value.length && value[made] == ' ') {
            places[made++] = begin;
            return;
        }
        for (int done = 0; done < written && made < value.length && value[made] == '\n'; done++) {
            places[made++] = begin;
        }
    }
}

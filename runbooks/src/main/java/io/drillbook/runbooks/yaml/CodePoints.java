package io.drillbook.runbooks.yaml;

import io.drillbook.runbooks.source.Position;
import java.util.Arrays;

/** A text by code points, and the lines in it. */
final class CodePoints {
    private final int[] points;
    private final int[] lineStarts;

    CodePoints(String text) {
        points = text.codePoints().toArray();
        int[] starts = new int[16];
        int count = 1;
        for (int index = 0; index < points.length; index++) {
            boolean ends = points[index] == '\n' || (points[index] == '\r' && at(index + 1) != '\n');
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = index + 1;
            }
        }
        lineStarts = Arrays.copyOf(starts, count);
    }

    /** The code point with this number, or 0 beyond the end. */
    int at(int index) {
        return index < points.length ? points[index] : 0;
    }

    int length() {
        return points.length;
    }

    Position position(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, index - lineStarts[line] + 1);
    }

    /** The text from a place up to the end of its line. */
    String restOfLine(int index) {
        int end = index;
        while (end < points.length && !isBreak(points[end])) {
            end++;
        }
        return new String(points, index, end - index);
    }

    /** The line that holds a place, whole. */
    String line(int index) {
        return restOfLine(index - position(index).column() + 1);
    }

    static boolean isBreak(int point) {
        return point == '\n' || point == '\r';
    }

    static boolean isBlank(int point) {
        return point == ' ' || point == '\t';
    }
}

package io.drillbook.workflows.interpreter;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Keys of steps in a run's state: the step's path in the plan and, inside loops, which items it is for:
 * {@code steps/all/look#2/orders} is the step {@code look} for the item {@code orders} inside item 2 of the loop around.
 */
final class Keys {
    private static final char ITEMS = '#';
    private static final int LONGEST = 120;

    private Keys() {}

    static String of(String path, String iteration) {
        return iteration.isEmpty() ? path : path + ITEMS + iteration;
    }

    /** The path in the plan. */
    static String path(String key) {
        int end = key.indexOf(ITEMS);
        return end < 0 ? key : key.substring(0, end);
    }

    /** The items of the loops around it, outermost first; empty outside loops. */
    static String iteration(String key) {
        int end = key.indexOf(ITEMS);
        return end < 0 ? "" : key.substring(end + 1);
    }

    /** The items around an item inside them. */
    static String inner(String iteration, String item) {
        return iteration.isEmpty() ? item : iteration + "/" + item;
    }

    /** The items of the outermost so many loops. */
    static String outermost(String iteration, int loops) {
        int end = 0;
        for (int count = 0; count < loops && end >= 0; count++) {
            end = iteration.indexOf('/', end == 0 ? 0 : end + 1);
        }
        return loops == 0 ? "" : end < 0 ? iteration : iteration.substring(0, end);
    }

    /** Whether the first items are, or stand inside, the others. */
    static boolean within(String iteration, String outer) {
        return outer.isEmpty() || iteration.equals(outer) || iteration.startsWith(outer + "/");
    }

    /** A text as a part of a key: what keys are put together with is written as hexadecimal digits. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (unit >= '0' && unit <= '9')
                    || (unit >= 'a' && unit <= 'z')
                    || (unit >= 'A' && unit <= 'Z')
                    || "._-:+".indexOf(unit) >= 0;
            if (plain) {
                safe.append((char) unit);
            } else {
                safe.append(String.format(Locale.ROOT, "%%%02x", unit & 0xff));
            }
        }
        return safe.toString();
    }

    /** Whether a part of a key is longer than one may be. */
    static boolean tooLong(String part) {
        return part.length() > LONGEST;
    }
}

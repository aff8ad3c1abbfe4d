package io.drillbook.runbooks.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that an author most likely meant. */
public final class NearestName {
    private NearestName() {}

    /**
     * The known name with the fewest slips (a letter more, fewer, other, or two swapped) from the wanted one; empty
     * when even the nearest differs in more than a third of its letters (of either part, for a name with a dot). Of equally near names the first in the order
     * of names is taken.
     */
    public static Optional<String> of(String wanted, Collection<String> known) {
        String lowered = wanted.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> !name.equals(wanted))
                .filter(name -> near(lowered, name.toLowerCase(Locale.ROOT)))
                .min((left, right) -> {
                    int byDistance = Integer.compare(
                            distance(lowered, left.toLowerCase(Locale.ROOT)),
                            distance(lowered, right.toLowerCase(Locale.ROOT)));
                    return byDistance != 0 ? byDistance : left.compareTo(right);
                });
    }

    /** {@code did you mean x?}, or the known names in order, or nothing when there is none. */
    public static Optional<String> hint(String wanted, Collection<String> known) {
        Optional<String> nearest = of(wanted, known);
        if (nearest.isPresent()) {
            return Optional.of("did you mean " + nearest.get() + "?");
        }
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of("known here: "
                        + String.join(", ", known.stream().sorted().toList()));
    }

    /** Names of two parts, such as an action's, are near when both parts are: a long engine's name proves nothing. */
    private static boolean near(String wanted, String name) {
        int wantedDot = wanted.lastIndexOf('.');
        int nameDot = name.lastIndexOf('.');
        return (wantedDot > 0 && nameDot > 0)
                ? nearPart(wanted.substring(0, wantedDot), name.substring(0, nameDot))
                        && nearPart(wanted.substring(wantedDot + 1), name.substring(nameDot + 1))
                : nearPart(wanted, name);
    }

    private static boolean nearPart(String wanted, String name) {
        int longest = Math.max(wanted.length(), name.length());
        return Math.abs(wanted.length() - name.length()) <= Math.max(1, longest / 3)
                && distance(wanted, name) <= Math.max(1, longest / 3);
    }

    /** Damerau-Levenshtein distance in its restricted form: no part is edited twice. */
    private static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                int best = Math.min(Math.min(current[column - 1], last[column]) + 1, last[column - 1] + change);
                if (row > 1
                        && column > 1
                        && left.charAt(row - 1) == right.charAt(column - 2)
                        && left.charAt(row - 2) == right.charAt(column - 1)) {
                    best = Math.min(best, beforeLast[column - 2] + 1);
                }
                current[column] = best;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[right.length()];
    }
}

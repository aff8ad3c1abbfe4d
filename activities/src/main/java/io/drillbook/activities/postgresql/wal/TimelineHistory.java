package io.drillbook.activities.postgresql.wal;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a timeline came from.
 *
 * @param timeline the timeline itself
 * @param ancestors oldest first, each with the position where its child begins
 */
public record TimelineHistory(long timeline, List<Ancestor> ancestors) {
    /** @param end the position where the next timeline begins */
    public record Ancestor(long timeline, Lsn end) {}

    public TimelineHistory {
        ancestors = List.copyOf(ancestors);
    }

    /** The history of a timeline that has none: the first one. */
    public static TimelineHistory first() {
        return new TimelineHistory(1, List.of());
    }

    /** Reads the text of a history file. */
    public static TimelineHistory read(long timeline, String text) {
        List<Ancestor> ancestors = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+", 3);
            if (words.length < 2 || !words[0].matches("[0-9]{1,10}")) {
                throw new IllegalArgumentException("not a line of a timeline's history: " + line);
            }
            ancestors.add(new Ancestor(Long.parseLong(words[0]), Lsn.of(words[1])));
        }
        return new TimelineHistory(timeline, ancestors);
    }

    /**
     * The timeline whose segment recovery reads at a number: the youngest that has begun by the end of that segment.
     * A segment in which a timeline ends is read from its child.
     */
    public long timelineOf(long number, WalGeometry geometry) {
        for (Ancestor ancestor : ancestors) {
            if (number < geometry.segment(ancestor.timeline(), ancestor.end()).number()) {
                return ancestor.timeline();
            }
        }
        return timeline;
    }

    /** Whether a timeline is this one or one of its ancestors. */
    public boolean contains(long wanted) {
        return wanted == timeline || ancestors.stream().anyMatch(ancestor -> ancestor.timeline() == wanted);
    }
}

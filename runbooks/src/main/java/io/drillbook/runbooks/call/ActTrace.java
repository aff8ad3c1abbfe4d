package io.drillbook.runbooks.call;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an act leaves for the record beside its output.
 *
 * @param logs of its long commands; the last {@value #MOST} when several attempts left more
 * @param masked in how many places of its output, its commands and its logs a secret stood before it was masked, by the
 *     secret's name
 */
public record ActTrace(List<ActLog> logs, SortedMap<String, Long> masked) {
    /** So many logs stand in the record of one step. */
    public static final int MOST = 8;

    public ActTrace {
        logs = List.copyOf(logs.subList(Math.max(0, logs.size() - MOST), logs.size()));
    }

    /** Whether there is nothing to tell. */
    public boolean nothing() {
        return logs.isEmpty() && masked.isEmpty();
    }

    /** The same without the ends of its logs; their digests stay. */
    public ActTrace withoutEnds() {
        return new ActTrace(logs.stream().map(ActLog::withoutEnds).toList(), masked);
    }

    /** Of this attempt and a later one. */
    public ActTrace and(ActTrace later) {
        List<ActLog> all = new ArrayList<>(logs);
        later.logs().stream().filter(log -> !all.contains(log)).forEach(all::add);
        SortedMap<String, Long> places = new TreeMap<>(masked);
        later.masked().forEach((secret, count) -> places.merge(secret, count, Long::sum));
        return new ActTrace(all, places);
    }
}

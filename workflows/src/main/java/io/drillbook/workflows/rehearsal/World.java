package io.drillbook.workflows.rehearsal;

import io.drillbook.workflows.interpreter.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What will happen and when, by a clock that skips to the next thing; of two at one time the first planned comes first. */
final class World {
    private record Moment(Instant at, long number) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            return at.equals(other.at) ? Long.compare(number, other.number) : at.compareTo(other.at);
        }
    }

    private record Planned(String id, Function<Instant, RunEvent> event) {}

    private final NavigableMap<Moment, Planned> coming = new TreeMap<>();
    private final NavigableMap<String, Moment> known = new TreeMap<>();
    private Instant now;
    private long planned;

    World(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    /** Plans what happens to a call or timer; it replaces what was planned for it. */
    void plan(String id, Duration after, Function<Instant, RunEvent> event) {
        forget(id);
        Moment moment = new Moment(now.plus(after), planned++);
        coming.put(moment, new Planned(id, event));
        known.put(id, moment);
    }

    /** A call or timer to which nothing will happen any more. */
    void forget(String id) {
        Optional.ofNullable(known.remove(id)).ifPresent(coming::remove);
    }

    /** Skips to what comes next; empty when nothing will ever happen. */
    Optional<RunEvent> next() {
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        Moment moment = coming.firstKey();
        Planned first = Optional.ofNullable(coming.remove(moment)).orElseThrow();
        known.remove(first.id());
        now = moment.at();
        return Optional.of(first.event().apply(now));
    }
}

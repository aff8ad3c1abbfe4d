package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.call.Failure;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one attempt of an act does in a test. */
public sealed interface Play {
    /** What an act takes when nothing is said. */
    Duration USUAL = Duration.ofSeconds(1);

    /** How long it takes; longer than its step allows, and it times out. */
    Duration takes();

    /**
     * It succeeds.
     *
     * @param output the whole output in JSON form, stand-ins included
     * @param alreadyDone whether it finds its effect there
     */
    record Gives(SortedMap<String, Object> output, boolean alreadyDone, Duration takes) implements Play {}

    /** @param begun false when it is certain that nothing at the target was touched */
    record Fails(Failure failure, boolean begun, Duration takes) implements Play {}

    /** Its worker is not heard of again. */
    record Lost(Duration takes) implements Play {}

    /** An act of which nothing is said and nothing is read. */
    static Play quiet() {
        return new Gives(new TreeMap<>(), false, USUAL);
    }
}

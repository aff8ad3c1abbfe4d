package io.drillbook.runbooks.call;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an act gave.
 *
 * @param output in JSON form, by the names of the output record's components in snake_case
 * @param alreadyDone whether the effect was found and not made
 * @param commands what was run at the target, as text, secrets left out
 * @param attempts how many attempts it took
 * @param startedAt RFC 3339, first attempt
 * @param endedAt RFC 3339
 * @param trace absent when it left nothing else, and from workers of earlier versions
 */
public record ActionResult(
        SortedMap<String, Object> output,
        boolean alreadyDone,
        List<String> commands,
        int attempts,
        String startedAt,
        String endedAt,
        Optional<ActTrace> trace) {
    public ActionResult {
        commands = List.copyOf(commands);
    }

    /** Of an act that left nothing but its output. */
    public ActionResult(
            SortedMap<String, Object> output,
            boolean alreadyDone,
            List<String> commands,
            int attempts,
            String startedAt,
            String endedAt) {
        this(output, alreadyDone, commands, attempts, startedAt, endedAt, Optional.empty());
    }
}

package io.drillbook.runbooks.call;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One step of a run, as it goes into the record.
 *
 * @param state done, already_done, taken_over (it stands as the run left it that this one takes up), failed, skipped,
 *     cancelled, unknown (begun, its effect not known), not_reached
 * @param undo registered, undone, nothing_to_undo, failed, not_run (a no-return act stands between), none
 * @param startedAt RFC 3339
 */
public record StepRecord(
        String path,
        Optional<String> id,
        String title,
        Optional<String> action,
        Optional<String> risk,
        String state,
        Optional<String> startedAt,
        Optional<String> endedAt,
        int attempts,
        List<String> commands,
        Optional<String> inputDigest,
        SortedMap<String, Object> output,
        Optional<Failure> failure,
        String undo) {}

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
 * @param trace what its act left beside its output: logs, and where secrets were masked
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
        String undo,
        Optional<ActTrace> trace) {
    /** Of a step that left nothing but its output. */
    public StepRecord(
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
            String undo) {
        this(
                path,
                id,
                title,
                action,
                risk,
                state,
                startedAt,
                endedAt,
                attempts,
                commands,
                inputDigest,
                output,
                failure,
                undo,
                Optional.empty());
    }

    /** The same with another output. */
    public StepRecord withOutput(SortedMap<String, Object> other) {
        return with(other, trace);
    }

    /** The same without the ends of its logs. */
    public StepRecord withoutLogEnds() {
        return with(output, trace.map(ActTrace::withoutEnds));
    }

    private StepRecord with(SortedMap<String, Object> other, Optional<ActTrace> left) {
        return new StepRecord(
                path,
                id,
                title,
                action,
                risk,
                state,
                startedAt,
                endedAt,
                attempts,
                commands,
                inputDigest,
                other,
                failure,
                undo,
                left);
    }
}

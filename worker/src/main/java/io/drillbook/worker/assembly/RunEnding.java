package io.drillbook.worker.assembly;

import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How the server says a run ended that left no record.
 *
 * @param outcome word of a {@link io.drillbook.runbooks.evidence.RunClosing}
 * @param endedAt absent when the server does not know the run any more
 */
public record RunEnding(String outcome, Optional<Instant> endedAt, String why) {
    /** The server does not know the run: its history was dropped, or another server serves now. */
    public static final RunEnding LOST =
            new RunEnding("lost", Optional.empty(), "the server does not know the run any more");

    /**
     * Reads the server's answer; empty while the run goes on.
     *
     * @param begun whether it came to its first act, which stores that it began
     */
    public static Optional<RunEnding> of(WorkflowExecutionStatus status, Optional<Instant> endedAt, boolean begun) {
        String word = status.name().replace("WORKFLOW_EXECUTION_STATUS_", "").toLowerCase(Locale.ROOT);
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_RUNNING,
                    WORKFLOW_EXECUTION_STATUS_CONTINUED_AS_NEW,
                    WORKFLOW_EXECUTION_STATUS_UNSPECIFIED,
                    UNRECOGNIZED -> Optional.empty();
            default ->
                begun
                        ? Optional.of(new RunEnding(
                                switch (word) {
                                    case "terminated", "timed_out" -> word;
                                    case "canceled" -> "cancelled";
                                    case "failed" -> "failed";
                                    default -> "lost";
                                },
                                endedAt,
                                "the server says " + word + ", and it left no record"))
                        : Optional.of(new RunEnding(
                                "never_begun",
                                endedAt,
                                "the server says " + word + ", and no worker ever came to its first act"));
        };
    }
}

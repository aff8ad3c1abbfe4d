package io.drillbook.worker.report;

import io.drillbook.worker.settings.Settings;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Lists runs from the server's visibility store. */
public final class RunList {
    private static final SearchAttributeKey<String> OUTCOME = SearchAttributeKey.forKeyword("RunbookOutcome");
    private static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("RunbookPhase");
    private static final SearchAttributeKey<String> TARGET = SearchAttributeKey.forKeyword("RunbookTarget");

    private final WorkflowClient client;
    private final Settings settings;

    public RunList(WorkflowClient client, Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * A run in a list.
     *
     * @param startedAt RFC 3339, to the second
     * @param outcome passed, failed, unknown, cancelled, refused, running, or how Temporal ended it
     */
    public record Entry(
            String run,
            String runId,
            String runbook,
            String target,
            String startedAt,
            String phase,
            String outcome,
            String link) {}

    /** @param most at most so many */
    public List<Entry> newest(Optional<String> target, int most) {
        String query = "RunbookKind IS NOT NULL"
                + target.map(name -> " AND RunbookTarget = '" + name.replace("'", "''") + "'")
                        .orElse("");
        try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query)) {
            return found.limit(most).map(this::entry).toList();
        }
    }

    private Entry entry(WorkflowExecutionMetadata run) {
        Instant started = run.getStartTime();
        return new Entry(
                run.getExecution().getWorkflowId(),
                run.getExecution().getRunId(),
                run.getWorkflowType(),
                attribute(run, TARGET, ""),
                started.truncatedTo(ChronoUnit.SECONDS).toString(),
                attribute(run, PHASE, ""),
                attribute(run, OUTCOME, status(run.getStatus())),
                settings.link(
                        run.getExecution().getWorkflowId(), run.getExecution().getRunId()));
    }

    private static String attribute(WorkflowExecutionMetadata run, SearchAttributeKey<String> key, String fallback) {
        return Optional.ofNullable(run.getTypedSearchAttributes().get(key)).orElse(fallback);
    }

    private static String status(WorkflowExecutionStatus status) {
        return status.name().replace("WORKFLOW_EXECUTION_STATUS_", "").toLowerCase(Locale.ROOT);
    }
}

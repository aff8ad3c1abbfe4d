package io.drillbook.worker.report;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run that has ended.
 *
 * @param record absent when none was written: terminated, or the evidence lies on another machine
 */
public record EndedRun(RunReader.Standing standing, Outcome outcome, Optional<RunRecord> record, String link) {
    static EndedRun of(Settings settings, RunReader.Standing standing) {
        Optional<RunRecord> record = RecordFolder.of(settings).find(standing.workflowId(), standing.firstRunId());
        Outcome outcome = record.map(RunRecord::outcome)
                .or(() -> standing.view().flatMap(view -> view.outcome()))
                .orElse(outcome(standing.status()));
        return new EndedRun(standing, outcome, record, settings.link(standing.workflowId(), standing.runId()));
    }

    /**
     * Prints the end of a run.
     *
     * @return the exit code
     */
    public int finish(Consumer<String> line, Consumer<Object> document) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("run", standing.workflowId());
        whole.put("run_id", standing.runId());
        whole.put("outcome", outcome);
        whole.put("link", link);
        record.ifPresent(known -> whole.put("record", known));
        document.accept(whole);
        RunSummary.lines(this).forEach(line);
        return ExitCode.of(outcome);
    }

    private static Outcome outcome(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Outcome.PASSED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> Outcome.CANCELLED;
            case WORKFLOW_EXECUTION_STATUS_FAILED -> Outcome.FAILED;
            default -> Outcome.UNKNOWN;
        };
    }
}

package io.drillbook.worker.report;

import io.drillbook.runbooks.call.Progress;
import io.drillbook.runbooks.call.RunView;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads how one run stands. */
public final class RunReader {
    private final WorkflowClient client;

    public RunReader(WorkflowClient client) {
        this.client = client;
    }

    /**
     * How a run stands.
     *
     * @param firstRunId the same before and after a reset
     * @param view absent when no worker answered the query
     * @param progress by activity id, from the last heartbeats
     */
    public record Standing(
            String workflowId,
            String runId,
            String firstRunId,
            String runbook,
            WorkflowExecutionStatus status,
            Instant startedAt,
            Optional<Instant> endedAt,
            Optional<RunView> view,
            Map<String, Progress> progress) {}

    /** Asks the server, and a worker through it. */
    public Standing read(WorkflowStub stub) {
        WorkflowExecutionDescription description = stub.describe();
        Map<String, Progress> progress = new TreeMap<>();
        for (PendingActivityInfo activity : description.getRawDescription().getPendingActivitiesList()) {
            if (activity.hasHeartbeatDetails()) {
                decode(activity.getHeartbeatDetails())
                        .ifPresent(current -> progress.put(activity.getActivityId(), current));
            }
        }
        return new Standing(
                description.getExecution().getWorkflowId(),
                description.getExecution().getRunId(),
                description.getRawDescription().getWorkflowExecutionInfo().getFirstRunId(),
                description.getWorkflowType(),
                description.getStatus(),
                description.getStartTime(),
                Optional.ofNullable(description.getCloseTime()),
                view(stub),
                progress);
    }

    private static Optional<RunView> view(WorkflowStub stub) {
        try {
            return Optional.ofNullable(stub.query(RunView.QUERY, RunView.class));
        } catch (WorkflowQueryException | WorkflowServiceException noWorker) {
            return Optional.empty();
        }
    }

    private Optional<Progress> decode(Payloads details) {
        try {
            return Optional.ofNullable(client.getOptions()
                    .getDataConverter()
                    .fromPayloads(0, Optional.of(details), Progress.class, Progress.class));
        } catch (DataConverterException notOurs) {
            return Optional.empty();
        }
    }
}

package io.drillbook.worker.report;

import io.drillbook.runbooks.call.RunView.StepView;
import io.drillbook.worker.settings.Settings;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run as it stands now. */
public final class RunShow {
    private final Map<String, Object> document;
    private final List<String> lines;

    private RunShow(Map<String, Object> document, List<String> lines) {
        this.document = document;
        this.lines = lines;
    }

    /** Reads the record too, when the run has ended and its record lies here. */
    public static RunShow of(Settings settings, RunReader.Standing standing) {
        boolean running = standing.status() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        Map<String, Object> document = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        document.put("run", standing.workflowId());
        document.put("run_id", standing.runId());
        document.put("runbook", standing.runbook());
        document.put("link", settings.link(standing.workflowId(), standing.runId()));
        lines.add(standing.runbook() + "  " + standing.workflowId());
        lines.add("  " + settings.link(standing.workflowId(), standing.runId()));
        standing.view().ifPresent(view -> {
            document.put("view", view);
            lines.add("  phase " + view.phase() + (view.message().isEmpty() ? "" : ": " + view.message()));
            for (StepView step : view.steps()) {
                lines.add(StepLine.of(step));
                step.activityId()
                        .map(standing.progress()::get)
                        .filter(progress -> progress != null && step.state().equals("running"))
                        .ifPresent(progress -> lines.add("    " + ProgressLine.of(progress, step.startedAt())));
            }
        });
        if (standing.view().isEmpty()) {
            lines.add("  no worker answers, so its steps cannot be shown (`drillbook up` starts one)");
        }
        if (!running) {
            EndedRun ended = EndedRun.of(settings, standing);
            document.put("outcome", ended.outcome());
            ended.record().ifPresent(record -> document.put("record", record));
            lines.addAll(RunSummary.lines(ended));
        }
        return new RunShow(document, lines);
    }

    public Map<String, Object> document() {
        return document;
    }

    public List<String> lines() {
        return lines;
    }
}

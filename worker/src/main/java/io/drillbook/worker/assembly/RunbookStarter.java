package io.drillbook.worker.assembly;

import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.RunAttributes;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;

/** Starts runs. */
public final class RunbookStarter {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final WorkflowClient client;
    private final Settings settings;

    public RunbookStarter(WorkflowClient client, Settings settings) {
        this.client = client;
        this.settings = settings;
    }

    /**
     * Starts a run, or joins the one that is running under the same key.
     *
     * @param trigger person, demo, test or schedule
     * @param key makes repeated starts one run as long as that run goes on; a later start with it is a new run
     */
    public RunIdentity start(Plan plan, String trigger, String starter, Optional<String> key) {
        return start(new RunStart(plan, trigger, starter), workflowId(plan, key));
    }

    /** The id of a run's workflow, chosen before it starts because who starts it signs it. */
    public static String workflowId(Plan plan, Optional<String> key) {
        return plan.definition().runbook() + "/" + plan.target() + "/" + key.orElseGet(RunbookStarter::unique);
    }

    /**
     * Starts a run, or joins the one that is running under this id.
     *
     * @param id of the workflow
     */
    public RunIdentity start(RunStart start, String id) {
        return start(start, id, WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
    }

    /**
     * Starts a run that takes up one that ended.
     *
     * @throws io.temporal.client.WorkflowExecutionAlreadyStarted when one with this id runs
     */
    public RunIdentity resume(RunStart start, String id) {
        return start(start, id, WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL);
    }

    private RunIdentity start(RunStart start, String id, WorkflowIdConflictPolicy whenItRuns) {
        Plan plan = start.plan();
        WorkflowStub stub = client.newUntypedWorkflowStub(
                plan.definition().runbook(),
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(settings.taskQueue())
                        .setWorkflowIdConflictPolicy(whenItRuns)
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                        .setTypedSearchAttributes(RunAttributes.atStart(plan, start.trigger()))
                        .setStaticSummary(plan.definition().title())
                        .setStaticDetails(details(plan, start.trigger(), start.starter()))
                        .build());
        WorkflowExecution execution = stub.start(start);
        return new RunIdentity(execution.getWorkflowId(), execution.getRunId());
    }

    private static String details(Plan plan, String trigger, String starter) {
        return "Target **" + plan.target() + "** (" + plan.environment() + "), started by " + starter + " (" + trigger
                + "), definition `" + plan.definitionHash() + "`";
    }

    private static String unique() {
        byte[] random = new byte[3];
        new SecureRandom().nextBytes(random);
        return STAMP.format(Instant.now()) + "-" + HexFormat.of().formatHex(random);
    }
}

package io.drillbook.drills.bench.runs;

import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.plan.LockMode;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Notes in a row, by hand. */
public final class HandWrittenNotes implements HandWrittenRun {
    private static final String TITLE = "Notes by hand";

    private final Acts acts = Workflow.newActivityStub(
            Acts.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .setHeartbeatTimeout(Duration.ofSeconds(10))
                    .setRetryOptions(
                            RetryOptions.newBuilder().setMaximumAttempts(3).build())
                    .build());

    @Override
    public void run(Order order) {
        WorkflowInfo info = Workflow.getInfo();
        RunIdentity identity = new RunIdentity(info.getWorkflowId(), info.getFirstExecutionRunId());
        RunFacts facts = new RunFacts(
                "hand-written",
                "maintenance",
                order.target(),
                order.environment(),
                "",
                "",
                Instant.ofEpochMilli(info.getRunStartedTimestampMillis()).toString());
        acts.open(new RunOpening(identity, facts, "test", "bench", TITLE, ""));
        LockAnswer lock = acts.acquire(
                new LockAsk(order.target(), LockMode.BACKUP, identity, info.getRunId(), TITLE, Duration.ofMinutes(1)));
        if (lock.state() != LockAnswer.State.GRANTED) {
            throw ApplicationFailure.newFailure(lock.message(), "not-granted");
        }
        List<StepRecord> steps = notes(order, identity, facts, lock);
        acts.release(new LockRelease(order.target(), identity, Optional.empty()));
        acts.record(record(order, identity, facts, steps));
    }

    private List<StepRecord> notes(Order order, RunIdentity identity, RunFacts facts, LockAnswer lock) {
        List<StepRecord> steps = new ArrayList<>();
        String text = "a note about " + order.target();
        for (int number = 1; number <= order.notes(); number++) {
            SortedMap<String, Object> input = new TreeMap<>();
            input.put("text", text);
            String path = "notes/" + number;
            String title = "Note number " + number;
            ActionResult result = acts.note(new ActionCall(
                    new EffectIdentity(identity, path, ""),
                    Note.NAME,
                    order.signature(),
                    title,
                    input,
                    lock.token(),
                    facts));
            text = "note " + number + ", after one of " + result.output().get("length") + " characters";
            steps.add(new StepRecord(
                    path,
                    Optional.empty(),
                    title,
                    Optional.of(Note.NAME),
                    Optional.empty(),
                    "done",
                    Optional.of(result.startedAt()),
                    Optional.of(result.endedAt()),
                    result.attempts(),
                    result.commands(),
                    Optional.empty(),
                    result.output(),
                    Optional.empty(),
                    "none"));
        }
        return steps;
    }

    private static RunRecord record(Order order, RunIdentity identity, RunFacts facts, List<StepRecord> steps) {
        TreeMap<String, String> actions = new TreeMap<>();
        actions.put(Note.NAME, order.signature());
        return new RunRecord(
                RunRecord.SCHEMA,
                identity.key(),
                identity,
                facts,
                TITLE,
                "postgresql",
                "bench",
                "",
                actions,
                "test",
                "bench",
                facts.startedAt(),
                Instant.ofEpochMilli(Workflow.currentTimeMillis()).toString(),
                Outcome.PASSED,
                Optional.empty(),
                Objectives.NONE,
                new TreeMap<>(),
                Optional.empty(),
                steps,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }
}

package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockNotice;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.workflows.interpreter.Plans;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunbookWorkflowTest {
    private final Stage stage = Stage.inMemory();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aRunActsInItsOrderAndCompletesWithItsOutputs() {
        TreeMap<String, PlanValue> outputs = new TreeMap<>();
        outputs.put("how", new PlanValue.Computed("run.outcome", ValueType.TEXT));
        Plan plan = Plans.plan(
                Optional.of(Plans.lock(Duration.ofMinutes(1))),
                List.of(Plans.act("a"), Plans.pause("w", "2h"), Plans.act("b")),
                List.of(Plans.last("z")),
                outputs);
        RunEnd end = stage.start(plan).getResult(RunEnd.class);
        assertThat(end.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(end.outputs()).containsEntry("how", "passed");
        assertThat(end.stored()).isPresent();
        assertThat(stage.world.done)
                .containsExactly(
                        SystemAction.OPEN,
                        SystemAction.ACQUIRE,
                        "steps/a",
                        "steps/b",
                        "finally/z",
                        SystemAction.RELEASE,
                        SystemAction.RECORD);
    }

    @Test
    void aFailedRunEndsAsAFailureNamedByItsCodeAfterItsRecordIsStored() {
        stage.world.acts.put("steps/b", World.fails("disk-full", FailureKind.CHECK_FAILED));
        WorkflowStub run =
                stage.start(Plans.plan(List.of(Plans.undoable("a"), Plans.act("b")), List.of(Plans.last("z"))));
        ApplicationFailure failure = failure(run);
        assertThat(failure.getType()).isEqualTo("disk-full");
        assertThat(failure.getDetails().get(0, Failure.class).kind()).isEqualTo(FailureKind.CHECK_FAILED);
        assertThat(failure.getDetails().get(1, RunEnd.class).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(stage.world.done)
                .endsWith("steps/a", "steps/a/undo", "finally/z", SystemAction.RELEASE, SystemAction.RECORD);
        assertThat(stage.world.records.getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void theTicketOfAStartStandsInTheRecord() {
        Plan plan = Plans.plan(List.of(Plans.act("a")), List.of());
        RunStart start = new RunStart(plan, "test", "somebody").forTicket(Optional.of("CHG-7"));
        stage.start(plan.definition().runbook(), start).getResult(RunEnd.class);
        assertThat(stage.world.records.getFirst().provenance().orElseThrow().ticket())
                .contains("CHG-7");
    }

    @Test
    void searchAttributesTellWhatRanAndHowItEnded() {
        WorkflowStub run = stage.start(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.getResult(RunEnd.class);
        var attributes = run.describe().getTypedSearchAttributes();
        assertThat(attributes.get(RunAttributes.TARGET)).isEqualTo("orders");
        assertThat(attributes.get(RunAttributes.KIND)).isEqualTo("drill");
        assertThat(attributes.get(RunAttributes.ENGINE)).isEqualTo("test");
        assertThat(attributes.get(RunAttributes.TRIGGER)).isEqualTo("test");
        assertThat(attributes.get(RunAttributes.PHASE)).isEqualTo("ended");
        assertThat(attributes.get(RunAttributes.OUTCOME)).isEqualTo("passed");
    }

    @Test
    void aCancelOfTheWorkflowLetsTheActEndAndTakesItBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        stage.world.acts.put("steps/a", (call, activity) -> {
            begun.countDown();
            goOn.await();
            return World.result();
        });
        WorkflowStub run =
                stage.start(Plans.plan(List.of(Plans.undoable("a"), Plans.act("b")), List.of(Plans.last("z"))));
        begun.await();
        run.cancel("wrong cluster");
        while (run.query("state", RunState.class).stop().isEmpty()) {
            Thread.sleep(20);
        }
        assertThat(stage.world.done).doesNotContain("steps/a/undo");
        goOn.countDown();
        WorkflowFailedException ended =
                catchThrowableOfType(WorkflowFailedException.class, () -> run.getResult(RunEnd.class));
        assertThat(ended.getCause()).isInstanceOf(CanceledFailure.class);
        assertThat(stage.world.done)
                .endsWith("steps/a", "steps/a/undo", "finally/z", SystemAction.RELEASE, SystemAction.RECORD);
        assertThat(stage.world.records.getFirst().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(stage.world.records.getFirst().deviations())
                .containsExactly("cancel asked by Temporal: wrong cluster");
    }

    @Test
    void aViewNamesTheActivityThatRunsAStep() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<String> id = new CompletableFuture<>();
        stage.world.acts.put("steps/a", (call, activity) -> {
            id.complete(activity.getInfo().getActivityId());
            goOn.await();
            return World.result();
        });
        WorkflowStub run = stage.start(Plans.plan(List.of(Plans.act("a")), List.of()));
        String expected = id.get();
        assertThat(run.query(RunView.QUERY, RunView.class).steps())
                .filteredOn(step -> step.state().equals("running"))
                .singleElement()
                .satisfies(step -> assertThat(step.activityId()).contains(expected));
        goOn.countDown();
        run.getResult(RunEnd.class);
        assertThat(run.query(RunView.QUERY, RunView.class).steps())
                .allSatisfy(step -> assertThat(step.activityId()).isEmpty());
    }

    @Test
    void aCancelByUpdateNamesWhoAsked() {
        WorkflowStub run =
                stage.start(Plans.plan(Optional.empty(), List.of(Plans.pause("w", "30d")), List.of(), new TreeMap<>()));
        String answer = run.update(CancelAsk.UPDATE, String.class, new CancelAsk("ann", "wrong cluster"));
        assertThat(answer).startsWith("asked; the run is ");
        assertThat(failure(run).getType()).isEqualTo("cancelled");
        assertThat(stage.world.records.getFirst().deviations()).containsExactly("cancel asked by ann: wrong cluster");
    }

    @Test
    void aLateCancelByUpdateDoesNotChangeTheEnd() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        stage.world.acts.put("finally/z", (call, activity) -> {
            begun.countDown();
            goOn.await();
            return World.result();
        });
        WorkflowStub run = stage.start(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("z"))));
        begun.await();
        run.update(CancelAsk.UPDATE, String.class, new CancelAsk("ann", "too late"));
        goOn.countDown();
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aLostWorkerIsReplacedByTheNextAttempt() {
        AtomicInteger attempts = new AtomicInteger();
        stage.world.acts.put("steps/a", (call, activity) -> {
            if (attempts.incrementAndGet() < 3) {
                throw World.failure("worker-stopped", FailureKind.UNREACHABLE);
            }
            assertThat(call.attempt()).isEqualTo(3);
            return World.result();
        });
        stage.start(Plans.plan(List.of(Plans.act("a")), List.of())).getResult(RunEnd.class);
        assertThat(stage.world.records.getFirst().steps().getFirst().attempts()).isEqualTo(3);
    }

    @Test
    void aFailureIsTriedAgainAsTheStepSays() {
        AtomicInteger attempts = new AtomicInteger();
        stage.world.acts.put("steps/a", (call, activity) -> {
            if (attempts.incrementAndGet() < 3) {
                throw World.failure("connection-lost", FailureKind.UNREACHABLE);
            }
            return World.result();
        });
        stage.start(Plans.plan(List.of(Plans.retried("a", 3)), List.of())).getResult(RunEnd.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aRecordThatCannotBeStoredIsTriedUntilItIs() {
        AtomicInteger attempts = new AtomicInteger();
        var stores = Objects.requireNonNull(stage.world.system.get(SystemAction.RECORD));
        stage.world.system.put(SystemAction.RECORD, input -> {
            if (attempts.incrementAndGet() < 8) {
                throw World.failure(
                        "store-down", attempts.get() % 2 == 0 ? FailureKind.UNREACHABLE : FailureKind.REFUSED);
            }
            return stores.apply(input);
        });
        RunEnd end = stage.start(Plans.plan(List.of(Plans.act("a")), List.of())).getResult(RunEnd.class);
        assertThat(end.stored()).isPresent();
        assertThat(stage.world.done).containsOnlyOnce(SystemAction.RELEASE);
    }

    @Test
    void aQueuedRunGoesOnWithTheSignalThatIsMeantForIt() throws Exception {
        stage.world.system.put(
                SystemAction.ACQUIRE,
                input -> new LockAnswer(LockAnswer.State.QUEUED, Optional.empty(), Optional.of(1), "held by backup-3"));
        WorkflowStub run = stage.start(Plans.plan(
                Optional.of(Plans.lock(Duration.ofDays(300))), List.of(Plans.act("a")), List.of(), new TreeMap<>()));
        RunView view = run.query(RunView.QUERY, RunView.class);
        while (!view.message().contains("backup-3")) {
            Thread.sleep(20);
            view = run.query(RunView.QUERY, RunView.class);
        }
        assertThat(view.phase()).isEqualTo("waiting_for_lock");
        LockAnswer granted = new LockAnswer(LockAnswer.State.GRANTED, Optional.of(9L), Optional.empty(), "yours");
        run.signal(SystemAction.GRANTED_SIGNAL, new LockNotice("another@run", granted));
        String own =
                run.getExecution().getWorkflowId() + "@" + run.getExecution().getRunId();
        run.signal(
                SystemAction.GRANTED_SIGNAL,
                new LockNotice(
                        own, new LockAnswer(LockAnswer.State.GRANTED, Optional.of(10L), Optional.empty(), "yours")));
        run.getResult(RunEnd.class);
        assertThat(stage.world.records.getFirst().lock().orElseThrow().token()).isEqualTo(10);
    }

    @Test
    void aRunLongerThanItMayBeEndsWithItsCode() {
        WorkflowStub run = stage.start(Plans.plan(List.of(Plans.pause("w", "5h")), List.of(Plans.last("z"))));
        assertThat(failure(run).getType()).isEqualTo("run-too-long");
        assertThat(stage.world.done).contains("finally/z");
    }

    @Test
    void aRefusedRunEndsAsAFailureThatNamesTheHolder() {
        stage.world.system.put(
                SystemAction.ACQUIRE,
                input -> new LockAnswer(
                        LockAnswer.State.REFUSED, Optional.empty(), Optional.empty(), "held by backup-3"));
        ApplicationFailure failure = failure(stage.start(Plans.plan(List.of(Plans.act("a")), List.of())));
        assertThat(failure.getType()).isEqualTo("lock-refused");
        assertThat(failure.getOriginalMessage()).contains("backup-3");
        assertThat(stage.world.records.getFirst().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void anInputThatIsNoPlanEndsTheWorkflowWithACode() {
        assertThat(failure(stage.start("test.drill", "not a plan")).getType()).isEqualTo("start-unreadable");
    }

    @Test
    void queriesAnswerAfterTheEnd() {
        WorkflowStub run = stage.start(Plans.plan(List.of(Plans.act("a")), List.of(Plans.last("z"))));
        run.getResult(RunEnd.class);
        assertThat(run.query("state", RunState.class).phase()).isEqualTo(Phase.ENDED);
        assertThat(run.query("checklist", String.class)).contains("- [x] Do a", "- [x] At last z", "passed");
        RunView view = run.query(RunView.QUERY, RunView.class);
        assertThat(view.steps()).extracting(RunView.StepView::state).containsOnly("done");
        assertThat(Instant.parse(view.steps().getFirst().startedAt().orElseThrow()))
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("io.drillbook.workflows.interpreter.BrokenSteps#all")
    void aFaultInAStepNeverHangsTheWorkflow(PlanStep step) {
        WorkflowStub run = stage.start(Plans.plan(List.of(Plans.undoable("a"), step), List.of(Plans.last("z"))));
        assertThat(failure(run).getType()).matches("[a-z]+(-[a-z]+)+");
        assertThat(stage.world.done).endsWith("steps/a/undo", "finally/z", SystemAction.RELEASE, SystemAction.RECORD);
    }

    @Test
    void withoutACacheEveryTaskReplaysTheRunFromItsBeginning() {
        try (Stage forgetful = Stage.inMemory(
                WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build())) {
            forgetful.world.acts.put("steps/c", World.fails("disk-full", FailureKind.BUSY));
            WorkflowStub run = forgetful.start(Plans.plan(
                    List.of(
                            Plans.undoable("a"),
                            Plans.pause("w", "1h"),
                            Plans.block("k", Optional.of(Duration.ofHours(1)), Plans.undoable("b")),
                            Plans.retried("c", 3)),
                    List.of(Plans.last("z"))));
            assertThat(failure(run).getType()).isEqualTo("disk-full");
            assertThat(forgetful.world.done)
                    .containsExactly(
                            SystemAction.OPEN,
                            SystemAction.ACQUIRE,
                            "steps/a",
                            "steps/b",
                            "steps/b/undo",
                            "steps/a/undo",
                            "finally/z",
                            SystemAction.RELEASE,
                            SystemAction.RECORD);
        }
    }

    static ApplicationFailure failure(WorkflowStub run) {
        WorkflowFailedException ended =
                catchThrowableOfType(WorkflowFailedException.class, () -> run.getResult(RunEnd.class));
        assertThat(ended.getCause()).isInstanceOf(ApplicationFailure.class);
        return (ApplicationFailure) Objects.requireNonNull(ended.getCause());
    }
}

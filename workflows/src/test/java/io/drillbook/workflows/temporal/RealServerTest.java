package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.workflows.interpreter.Plans;
import io.drillbook.workflows.interpreter.Texts;
import io.temporal.activity.Activity;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What only a real server shows: lost workers, resets, cancels that race, histories that grow. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class RealServerTest {
    private Stage stage;

    @BeforeAll
    void open() {
        stage = Stage.real();
        stage.world.system.put(SystemAction.WATCH_OWNER, input -> everybodyLives());
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @BeforeEach
    void forget() {
        stage.world.done.clear();
        stage.world.records.clear();
        stage.world.acts.clear();
    }

    @Test
    void anActWithoutHeartbeatsIsTakenUpAgainAlthoughItsStepIsNotTriedAgain() {
        AtomicInteger attempts = new AtomicInteger();
        stage.world.acts.put("steps/a", (call, activity) -> {
            if (attempts.incrementAndGet() == 1) {
                Thread.sleep(14_000);
            }
            return World.result();
        });
        stage.start(Plans.plan(Optional.empty(), List.of(Plans.act("a")), List.of(), new TreeMap<>()))
                .getResult(RunEnd.class);
        assertThat(attempts).hasValue(2);
        assertThat(stage.world.records.getFirst().steps().getFirst().attempts()).isEqualTo(2);
        assertThat(stage.world.records.getFirst().outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void aWorkerThatStopsHandsItsActToTheNext() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        World leaving = new World();
        leaving.system.putAll(stage.world.system);
        leaving.acts.put("steps/a", (call, activity) -> {
            begun.countDown();
            while (true) {
                activity.heartbeat("working");
                Thread.sleep(50);
            }
        });
        // Both poll; runs are started until one of its acts lies with the worker that leaves.
        WorkerFactory second = stage.anotherWorker(leaving);
        List<WorkflowStub> runs = new ArrayList<>();
        while (begun.getCount() > 0) {
            runs.add(stage.start(Plans.plan(Optional.empty(), List.of(Plans.act("a")), List.of(), new TreeMap<>())));
            Thread.sleep(200);
        }
        second.shutdownNow();
        for (WorkflowStub run : runs) {
            assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        }
        assertThat(stage.world.records)
                .as("one act at least was handed over")
                .anyMatch(record -> record.steps().getFirst().attempts() == 2);
    }

    @Test
    void aCancelThatRacesWithTheEndOfAnActEndsTheRun() throws Exception {
        for (int round = 0; round < 20; round++) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            stage.world.acts.put("steps/a", (call, activity) -> {
                begun.countDown();
                goOn.await();
                return World.result();
            });
            WorkflowStub run = stage.start(Plans.plan(
                    Optional.empty(),
                    List.of(Plans.undoable("a"), Plans.pause("w", "1h")),
                    List.of(),
                    new TreeMap<>()));
            begun.await();
            if (round % 2 == 0) {
                goOn.countDown();
                run.cancel("now");
            } else {
                run.cancel("now");
                goOn.countDown();
            }
            WorkflowFailedException ended =
                    catchThrowableOfType(WorkflowFailedException.class, () -> run.getResult(RunEnd.class));
            assertThat(ended.getCause()).isInstanceOf(CanceledFailure.class);
        }
        assertThat(stage.world.records).hasSize(20).allMatch(record -> record.outcome() == Outcome.CANCELLED);
        assertThat(stage.world.done).filteredOn("steps/a/undo"::equals).hasSize(20);
    }

    @Test
    void aResetRunIsTheSameRunAndSaysThatItWasReset() {
        List<String> marks = new CopyOnWriteArrayList<>();
        stage.world.acts.put("steps/b", (call, activity) -> {
            marks.add(call.effect().key());
            return World.result();
        });
        WorkflowStub run = stage.start(
                Plans.plan(Optional.empty(), List.of(Plans.act("a"), Plans.act("b")), List.of(), new TreeMap<>()));
        run.getResult(RunEnd.class);
        String workflowId = run.getExecution().getWorkflowId();
        List<HistoryEvent> events =
                stage.client.fetchHistory(workflowId).getHistory().getEventsList();
        long point = events.stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                .skip(2)
                .findFirst()
                .orElseThrow()
                .getEventId();
        stage.client
                .getWorkflowServiceStubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(stage.client.getOptions().getNamespace())
                        .setWorkflowExecution(WorkflowExecution.newBuilder()
                                .setWorkflowId(workflowId)
                                .setRunId(run.getExecution().getRunId()))
                        .setReason("try again")
                        .setWorkflowTaskFinishEventId(point)
                        .setRequestId(UUID.randomUUID().toString())
                        .build());
        stage.client.newUntypedWorkflowStub(workflowId).getResult(RunEnd.class);
        assertThat(stage.world.records).hasSize(2);
        assertThat(stage.world.records.get(1).identity())
                .isEqualTo(stage.world.records.get(0).identity());
        assertThat(stage.world.records.get(1).deviations())
                .containsExactly("reset: the run was set back to an earlier point of its history");
        assertThat(marks).hasSize(2).allMatch(marks.getFirst()::equals);
    }

    @Test
    void aLockKeepsItsTokensThroughContinueAsNew() {
        RealLock lock = new RealLock(stage.client);
        RunIdentity observer = new RunIdentity("nobody", "first");
        lock.acquire(ask("busy", new RunIdentity("stays", "first")));
        int rounds = 900;
        for (int round = 0; round < rounds; round++) {
            long token = lock.acquire(ask("busy", observer)).token().orElseThrow();
            assertThat(token).isEqualTo(round + 2L);
            assertThat(lock.release(new LockRelease("busy", observer, Optional.empty())))
                    .isTrue();
        }
        WorkflowStub stub = stage.client.newUntypedWorkflowStub("lock/busy");
        assertThat(stub.describe().getFirstRunId())
                .as("it continued as new")
                .isNotEqualTo(stub.describe().getExecution().getRunId());
        assertThat(lock.state("busy").lastToken()).isEqualTo(rounds + 1L);
        assertThat(lock.state("busy").holders()).hasSize(1);
    }

    @Test
    void aPauseOutlivesTheWorkerAndTheNextOneGoesOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        stage.world.acts.put("steps/a", (call, activity) -> {
            begun.countDown();
            goOn.await();
            return World.result();
        });
        WorkflowStub run = stage.start(
                Plans.plan(Optional.empty(), List.of(Plans.act("a"), Plans.act("b")), List.of(), new TreeMap<>()));
        begun.await();
        run.update(PauseAsk.UPDATE, String.class, new PauseAsk("ann", "a new version comes", true));
        goOn.countDown();
        while (!stage.world.done.contains("steps/a")) {
            Thread.sleep(50);
        }
        stage.replaceWorker();

        assertThat(run.query(RunView.QUERY, RunView.class).message()).isEqualTo("paused by ann: a new version comes");
        assertThat(stage.world.done).doesNotContain("steps/b");
        run.update(PauseAsk.UPDATE, String.class, new PauseAsk("ann", "it is here", false));
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(stage.world.records.getFirst().deviations())
                .containsExactly("paused by ann: a new version comes", "resumed by ann: it is here");
    }

    @Test
    void fiveThousandStepsGoThroughManyHistories() {
        WorkflowStub run = stage.start(Texts.plan("""
                - id: all
                  each: ${ [%s] }
                  steps:
                  - id: some
                    each: ${ [%s] }
                    as: one
                    at_once: 10
                    steps:
                    - id: x
                      action: test.look
                """.formatted(numbers(50), numbers(100))));
        String first = run.getExecution().getRunId();
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(stage.world.done).filteredOn("steps/all/some/x"::equals).hasSize(5000);
        RunRecord record = stage.world.records.getFirst();
        assertThat(record.identity().firstRunId()).isEqualTo(first);
        assertThat(record.provenance().orElseThrow().runId())
                .as("an early history began it")
                .isEqualTo(first);
        assertThat(stage.client
                        .newUntypedWorkflowStub(run.getExecution().getWorkflowId())
                        .describe()
                        .getExecution()
                        .getRunId())
                .as("another one ended it")
                .isNotEqualTo(first);
    }

    private static String numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private static Object everybodyLives() {
        try {
            while (true) {
                Activity.getExecutionContext().heartbeat("alive");
                Thread.sleep(500);
            }
        } catch (InterruptedException stopped) {
            throw Activity.wrap(stopped);
        }
    }

    private static LockAsk ask(String target, RunIdentity owner) {
        return new LockAsk(target, LockMode.OBSERVE, owner, "first", "purpose", Duration.ZERO);
    }
}

package io.drillbook.activities.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.assembly.RealConnectors;
import io.drillbook.activities.secret.SecretResolver;
import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.ActionRunner;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.inventory.Inventory;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.RetryOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an act in hand when Temporal, the run or the worker goes away. */
@Tag("server")
class ContactTest {
    private static final String QUEUE = "acts";

    /** A run of one act. */
    @WorkflowInterface
    public interface OneAct {
        @WorkflowMethod
        ActionResult run(ActionCall call);
    }

    /** As the interpreter calls acts. */
    public static final class OneActWorkflow implements OneAct {
        @Override
        public ActionResult run(ActionCall call) {
            return Workflow.newUntypedActivityStub(ActivityOptions.newBuilder()
                            .setStartToCloseTimeout(Duration.ofMinutes(5))
                            .setHeartbeatTimeout(Duration.ofSeconds(10))
                            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                            .setRetryOptions(RetryOptions.newBuilder()
                                    .setMaximumAttempts(4)
                                    .build())
                            .build())
                    .execute(call.action(), ActionResult.class, call);
        }
    }

    @TempDir
    private Path folder;

    private final LongAct act = new LongAct();
    private TemporalServer server;
    private WorkflowClient client;
    private WorkerFactory worker;

    @BeforeEach
    void start() throws Exception {
        server = TemporalServer.start(folder);
        client = server.client();
        worker = startWorker();
    }

    @AfterEach
    void stop() throws Exception {
        server.goOn();
        worker.shutdownNow();
        worker.awaitTermination(5, TimeUnit.SECONDS);
        server.close();
    }

    @Test
    void aLongSilenceOfTemporalIsNoCancel() throws Exception {
        WorkflowStub run = begin(Duration.ofSeconds(30));
        awaitWatching();
        server.standStill();
        Thread.sleep(18_000);
        server.goOn();
        ActionResult result = run.getResult(60, TimeUnit.SECONDS, ActionResult.class);
        assertThat(result.output()).containsEntry("cancelled", false);
        assertThat(act.mostWatching.get())
                .as("attempts that acted at the same time")
                .isEqualTo(1);
    }

    @Test
    void aCancelOfTheRunReachesTheActWithinSecondsAndItsResultIsDelivered() throws Exception {
        WorkflowStub run = begin(Duration.ofMinutes(2));
        awaitWatching();
        long asked = System.nanoTime();
        run.cancel();
        for (int tries = 0; act.watching.get() > 0 && tries < 100; tries++) {
            Thread.sleep(100);
        }
        assertThat(act.watching.get()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(4));
        assertThatThrownBy(() -> run.getResult(20, TimeUnit.SECONDS, ActionResult.class))
                .isInstanceOf(WorkflowFailedException.class);
        assertThat(client.fetchHistory(run.getExecution().getWorkflowId()).getEvents())
                .filteredOn(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED)
                .singleElement()
                .satisfies(event -> assertThat(event.getActivityTaskCompletedEventAttributes()
                                .getResult()
                                .getPayloads(0)
                                .getData()
                                .toStringUtf8())
                        .contains("\"cancelled\":true"));
    }

    @Test
    void aStoppingWorkerLetsGoAndTheNextOneTakesTheJobUp() throws Exception {
        WorkflowStub run = begin(Duration.ofSeconds(12));
        awaitWatching();
        worker.shutdown();
        worker.awaitTermination(10, TimeUnit.SECONDS);
        assertThat(act.letGo.get()).isEqualTo(1);
        worker = startWorker();
        ActionResult result = run.getResult(60, TimeUnit.SECONDS, ActionResult.class);
        assertThat(result.output()).containsEntry("cancelled", false).containsEntry("attempt", 2L);
    }

    private WorkerFactory startWorker() {
        Inventory inventory = new Inventory(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker serving = factory.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setMaxHeartbeatThrottleInterval(Duration.ofSeconds(1))
                        .setUsingVirtualThreads(true)
                        .build());
        serving.registerWorkflowImplementationTypes(OneActWorkflow.class);
        new ActionRunner(
                        List.of(act.definition()),
                        List.of(),
                        new ActionEnvironment(inventory, folder, folder, client),
                        (cleaner, target) -> new RealConnectors(new SecretResolver(inventory), cleaner, target),
                        (run, text) -> Optional.empty())
                .register(serving);
        factory.start();
        return factory;
    }

    private WorkflowStub begin(Duration takes) {
        ActionCall call = new ActionCall(
                new EffectIdentity(new RunIdentity("run", UUID.randomUUID().toString()), "steps/one", ""),
                "test.long",
                ActionSignatures.of(
                                "test.long",
                                "Watches a job",
                                act.definition().risk(),
                                "The job is taken up",
                                true,
                                LongAct.Input.class,
                                LongAct.Output.class)
                        .digest(),
                "watch",
                new TreeMap<>(Map.of("takes", takes.toSeconds() + "s")),
                Optional.empty(),
                new RunFacts("test.runbook", "drill", "orders", "lab", "d", "p", "2026-01-01T00:00:00Z"));
        WorkflowStub run = client.newUntypedWorkflowStub(
                "OneAct",
                WorkflowOptions.newBuilder()
                        .setTaskQueue(QUEUE)
                        .setWorkflowId(UUID.randomUUID().toString())
                        .build());
        run.start(call);
        return run;
    }

    private void awaitWatching() throws InterruptedException {
        for (int tries = 0; act.watching.get() == 0; tries++) {
            assertThat(tries).as("the act begins").isLessThan(200);
            Thread.sleep(100);
        }
    }
}

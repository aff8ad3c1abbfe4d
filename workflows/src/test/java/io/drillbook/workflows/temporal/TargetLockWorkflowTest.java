package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockControl;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.QuarantineRelease;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.Plans;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TargetLockWorkflowTest {
    private final Stage stage = Stage.inMemory();
    private final RealLock lock = RealLock.on(stage.world, stage.client);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theSecondRunWaitsVisiblyAndGoesOnWhenTheFirstHasEnded() throws Exception {
        CountDownLatch goOn = holding("steps/a");
        WorkflowStub first = stage.start(plan("a", Duration.ofDays(1)));
        await(() -> stage.world.done.contains("begun steps/a"));
        WorkflowStub second = stage.start(plan("b", Duration.ofDays(1)));
        await(() -> view(second).message().contains("position 1"));
        assertThat(view(second).message()).contains("run-1", "topology");
        assertThat(lock.state("orders").queue()).hasSize(1);
        goOn.countDown();
        assertThat(second.getResult(RunEnd.class)).isNotNull();
        assertThat(first.getResult(RunEnd.class)).isNotNull();
        assertThat(stage.world.records)
                .extracting(record -> record.lock().orElseThrow().token())
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void theLockIsFreeAfterEveryEnd() throws Exception {
        stage.start(plan("a", Duration.ZERO)).getResult(RunEnd.class);
        assertThat(lock.state("orders").holders()).isEmpty();
        stage.world.acts.put("steps/a", World.fails("disk-full", FailureKind.CHECK_FAILED));
        RunbookWorkflowTest.failure(stage.start(plan("a", Duration.ZERO)));
        assertThat(lock.state("orders").holders()).isEmpty();
        CountDownLatch goOn = holding("steps/a");
        WorkflowStub cancelled = stage.start(plan("a", Duration.ZERO));
        await(() -> stage.world.done.contains("begun steps/a"));
        cancelled.cancel("enough");
        await(() -> view(cancelled).message().startsWith("stopping"));
        goOn.countDown();
        assertThatThrownBy(() -> cancelled.getResult(RunEnd.class)).isInstanceOf(WorkflowException.class);
        LockState state = lock.state("orders");
        assertThat(state.holders()).isEmpty();
        assertThat(state.quarantine()).isEmpty();
        assertThat(state.lastToken()).isEqualTo(3);
    }

    @Test
    void aTerminatedHolderLeavesQuarantineUntilAPersonEndsIt() throws Exception {
        CountDownLatch goOn = holding("steps/a");
        WorkflowStub holder = stage.start(plan("a", Duration.ofDays(1)));
        await(() -> stage.world.done.contains("begun steps/a"));
        holder.terminate("pulled the plug");
        await(() -> lock.state("orders").quarantine().isPresent());
        assertThat(lock.state("orders").quarantine().orElseThrow().reason()).contains("run-1", "terminated");
        assertThat(RunbookWorkflowTest.failure(stage.start(plan("b", Duration.ofDays(1))))
                        .getOriginalMessage())
                .contains("quarantine", "run-1");
        WorkflowStub stub = stage.client.newUntypedWorkflowStub(LockControl.workflowId("orders"));
        assertThatThrownBy(() ->
                        stub.update(LockControl.RELEASE_QUARANTINE, Boolean.class, new QuarantineRelease("ann", " ")))
                .hasStackTraceContaining("for a reason");
        assertThat(stub.update(
                        LockControl.RELEASE_QUARANTINE,
                        Boolean.class,
                        new QuarantineRelease("ann", "the copy is removed")))
                .isTrue();
        stage.start(plan("b", Duration.ZERO)).getResult(RunEnd.class);
        goOn.countDown();
    }

    @Test
    void aRunThatIsTerminatedInTheQueueIsForgotten() throws Exception {
        CountDownLatch goOn = holding("steps/a");
        stage.start(plan("a", Duration.ofDays(1)));
        await(() -> stage.world.done.contains("begun steps/a"));
        WorkflowStub ghost = stage.start(plan("b", Duration.ofDays(1)));
        await(() -> lock.state("orders").queue().size() == 1);
        WorkflowStub third = stage.start(plan("c", Duration.ofDays(1)));
        await(() -> lock.state("orders").queue().size() == 2);
        ghost.terminate("not needed");
        // Seen only after the first run ended, it would have been granted the lock, and the target been in quarantine.
        await(() -> lock.state("orders").queue().size() == 1);
        goOn.countDown();
        assertThat(third.getResult(RunEnd.class)).isNotNull();
        assertThat(lock.state("orders").quarantine()).isEmpty();
    }

    @Test
    void aRequestForAnotherTargetIsNotTaken() {
        lock.acquire(ask("orders", "x"));
        WorkflowStub stub = stage.client.newUntypedWorkflowStub(LockControl.workflowId("orders"));
        assertThatThrownBy(() -> stub.update(LockControl.ACQUIRE, Object.class, ask("payments", "y")))
                .hasStackTraceContaining("this is the lock of orders");
    }

    private static LockAsk ask(String target, String owner) {
        return new LockAsk(
                target, LockMode.OBSERVE, new RunIdentity(owner, "first"), "first", "purpose", Duration.ZERO);
    }

    private CountDownLatch holding(String path) {
        CountDownLatch goOn = new CountDownLatch(1);
        stage.world.acts.put(path, (call, activity) -> {
            stage.world.done.add("begun " + path);
            goOn.await();
            return World.result();
        });
        return goOn;
    }

    private static Plan plan(String step, Duration wait) {
        return Plans.plan(Optional.of(Plans.lock(wait)), List.of(Plans.act(step)), List.of(), new TreeMap<>());
    }

    private static RunView view(WorkflowStub run) {
        return run.query(RunView.QUERY, RunView.class);
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(30);
        }
    }
}

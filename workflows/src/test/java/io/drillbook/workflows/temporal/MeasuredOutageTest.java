package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.workflows.interpreter.Texts;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real outage, measured by a real probe beside the steps that cause it; the service is one of this JVM. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MeasuredOutageTest {
    private static final String SCOPE = "steps/outage";
    private static final String STEPS = """
            - id: outage
              measure: outage
              target: ${ inputs.host }
              every: 10ms
              abort_when: live.?writable.orValue(1) > 1
              steps:
                - id: change
                  action: test.act
                  undo: { action: test.undo }
            outputs:
              outage: ${ steps.?outage.outage }
            """;

    private final Stage stage = Stage.inMemory();
    private final Service service = new Service(10);

    @BeforeEach
    void measurement() {
        stage.world.acts.put(SCOPE + "/measure-begin", (call, activity) -> {
            service.begin();
            return given(Map.of("mark", "m1"), call.effect().path());
        });
        stage.world.acts.put(
                SCOPE + "/measure-look",
                (call, activity) -> given(
                        Map.of("writable", service.writable.get()),
                        call.effect().path()));
        stage.world.acts.put(SCOPE + "/measure-end", (call, activity) -> {
            if (!Boolean.TRUE.equals(call.input().get("cut_short"))) {
                service.stable();
            }
            service.stop();
            return given(
                    Map.of("outage", service.outage() + "ms", "lost", service.failed(), "checks", List.of()),
                    call.effect().path());
        });
        stage.world.acts.put(SCOPE + "/measure-begin/undo", (call, activity) -> {
            service.stop();
            return World.result();
        });
    }

    @AfterEach
    void close() throws InterruptedException {
        stage.close();
        service.stop();
    }

    @Test
    void anOutageIsMeasuredAsLongAsItWas() {
        stage.world.acts.put(SCOPE + "/change", (call, activity) -> away(300));
        RunEnd end = stage.start(Texts.plan(STEPS)).getResult(RunEnd.class);
        assertThat(end.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(outage()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
        assertThat(service.measures()).isFalse();
    }

    @Test
    void theOutageSoFarIsKnownWhenAStepFailsAndTheServiceStaysAway() {
        stage.world.acts.put(SCOPE + "/change", (call, activity) -> {
            service.writable.set(0);
            Thread.sleep(50);
            throw World.failure("disk-full", FailureKind.CHECK_FAILED);
        });
        WorkflowStub run = stage.start(Texts.plan(STEPS));
        assertThat(RunbookWorkflowTest.failure(run).getType()).isEqualTo("disk-full");
        assertThat(service.failed()).isPositive();
        assertThat(step("/measure-end").output()).containsEntry("lost", service.failed());
        assertThat(stage.world.done)
                .containsSubsequence(SCOPE + "/measure-end", SCOPE + "/change/undo", "evidence.record");
    }

    @Test
    void twoWritableServersEndTheStepsWhileTheyAreInHand() {
        stage.world.acts.put(SCOPE + "/change", (call, activity) -> {
            service.writable.set(2);
            return untilStopped(activity);
        });
        WorkflowStub run = stage.start(Texts.plan(STEPS));
        assertThat(RunbookWorkflowTest.failure(run).getType()).isEqualTo("measure-aborted");
        assertThat(step("/change").state()).isEqualTo("cancelled");
        assertThat(step("/measure-end").state()).isEqualTo("done");
        assertThat(service.measures()).isFalse();
    }

    @Test
    void aCancelLeavesNoProbeBehind() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        stage.world.acts.put(SCOPE + "/change", (call, activity) -> {
            begun.countDown();
            return untilStopped(activity);
        });
        stage.world.acts.put(SCOPE + "/measure-end", World.fails("unreadable", FailureKind.INTERNAL));
        WorkflowStub run = stage.start(Texts.plan(STEPS));
        begun.await();
        run.update(CancelAsk.UPDATE, String.class, new CancelAsk("ann", "wrong cluster"));
        assertThat(RunbookWorkflowTest.failure(run).getType()).isEqualTo("cancelled");
        assertThat(service.measures()).isFalse();
        assertThat(stage.world.done).containsSubsequence(SCOPE + "/measure-begin/undo", SCOPE + "/change/undo");
    }

    private ActionResult away(long millis) throws InterruptedException {
        service.writable.set(0);
        Thread.sleep(millis);
        service.writable.set(1);
        return World.result();
    }

    /** An act that goes on until it is asked to stop; a heartbeat throws then. */
    private static ActionResult untilStopped(ActivityExecutionContext activity) throws InterruptedException {
        while (true) {
            activity.heartbeat(null);
            Thread.sleep(20);
        }
    }

    private static ActionResult given(Map<String, Object> output, String path) {
        return new ActionResult(new TreeMap<>(output), false, List.of("asked for " + path), 1, "", "");
    }

    private Duration outage() {
        String text = String.valueOf(step("/measure-end").output().get("outage"));
        return Duration.ofMillis(Long.parseLong(text.replace("ms", "").trim()));
    }

    private StepRecord step(String part) {
        return stage.world.records.getFirst().steps().stream()
                .filter(step -> step.path().equals(SCOPE + part))
                .findFirst()
                .orElseThrow();
    }
}

package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.workflows.interpreter.Texts;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs too long for one history. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ContinuationTest {
    private final Stage stage = Stage.inMemory(new Continuation(60, Long.MAX_VALUE / 8));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aLongLoopGoesOnInNewHistoriesAndItsEffectsKeepTheirIdentity() {
        Set<String> effects = new ConcurrentSkipListSet<>();
        Set<String> runs = new ConcurrentSkipListSet<>();
        stage.world.acts.put("steps/all/x", (call, activity) -> {
            effects.add(call.effect().key());
            runs.add(activity.getInfo().getWorkflowRunId());
            return World.result();
        });
        WorkflowStub run = stage.start(Texts.plan(loop(60, "test.look", "")));
        String first = run.getExecution().getRunId();
        RunEnd end = run.getResult(RunEnd.class);
        assertThat(end.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(runs).as("histories").hasSizeGreaterThan(3);
        assertThat(effects).hasSize(60).allMatch(key -> key.startsWith("run-1@" + first + "/steps/all/x#"));
        RunRecord record = stage.world.records.getFirst();
        assertThat(record.identity().firstRunId()).isEqualTo(first);
        assertThat(record.steps()).extracting(step -> step.path()).contains("steps/all/x#1", "steps/all/x#60");
        assertThat(stage.world.records).hasSize(1);
    }

    @Test
    void whatAnEarlierHistoryDidIsTakenBackInALaterOneLatestFirst() {
        stage.world.acts.put("steps/last", World.fails("disk-full", FailureKind.CHECK_FAILED));
        String steps = loop(15, "test.act", "    undo: { action: test.undo }\n")
                + "- id: last\n  action: test.look\nfinally:\n  - id: z\n    action: test.look\n";
        WorkflowStub run = stage.start(Texts.plan(steps));
        assertThat(RunbookWorkflowTest.failure(run).getType()).isEqualTo("disk-full");
        assertThat(stage.world.done.stream().filter("steps/all/x/undo"::equals)).hasSize(15);
        assertThat(stage.world.done).endsWith("steps/all/x/undo", "finally/z", "evidence.record");
        assertThat(new TreeSet<>(stage.world.done)).contains("steps/all/x");
    }

    @Test
    void aTimerGoesOnWhereItWas() {
        WorkflowStub run =
                stage.start(Texts.plan("""
                - parallel: wait and work
                  branches:
                    - steps: [{ wait: 10d }, { id: after, action: test.look }]
                    - steps:
                %s""".formatted(loop(30, "test.look", "").indent(8))));
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(stage.world.done).containsSubsequence("steps/0/branch-0/after", "evidence.record");
        RunRecord record = stage.world.records.getFirst();
        assertThat(record.steps())
                .filteredOn(step -> step.path().equals("steps/0/branch-0/0"))
                .singleElement()
                .satisfies(step -> assertThat(Duration.between(
                                Instant.parse(step.startedAt().orElseThrow()),
                                Instant.parse(step.endedAt().orElseThrow())))
                        .isBetween(Duration.ofDays(10), Duration.ofDays(11)));
    }

    @Test
    void looksBesideAMeasuredStepGoOnThroughManyHistories() {
        Set<String> runs = new ConcurrentSkipListSet<>();
        String scope = "steps/outage";
        stage.world.acts.put(scope + "/measure-begin", World.gives(Map.of("mark", "m1")));
        stage.world.acts.put(scope + "/measure-end", World.gives(Map.of("outage", "3s", "checks", List.of())));
        stage.world.acts.put(scope + "/measure-look", (call, activity) -> {
            runs.add(activity.getInfo().getWorkflowRunId());
            return World.gives(Map.of("writable", 1)).run(call, activity);
        });
        WorkflowStub run = stage.start(Texts.plan("""
                - id: outage
                  measure: outage
                  target: ${ inputs.host }
                  abort_when: live.?writable.orValue(1) > 1
                  steps: [{ wait: 1m }, { id: a, action: test.look }]
                """));
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(runs).as("histories").hasSizeGreaterThan(3);
        assertThat(stage.world.records.getFirst().steps())
                .filteredOn(step -> step.path().equals(scope + "/measure-look"))
                .singleElement()
                .satisfies(look -> assertThat(look.attempts()).isBetween(50, 61));
    }

    @Test
    void aPausedRunCanBeCancelledInItsNewHistory() {
        WorkflowStub run = stage.start(Texts.plan(loop(40, "test.act", "    undo: { action: test.undo }\n")
                + "- wait: 20d\n- id: never\n  action: test.look\n"));
        WorkflowStub newest = stage.client.newUntypedWorkflowStub("run-1");
        while (newest.query(RunView.QUERY, RunView.class).steps().stream()
                .noneMatch(step -> step.path().equals("steps/1") && step.state().equals("waiting"))) {
            Thread.onSpinWait();
        }
        newest.update(PauseAsk.UPDATE, String.class, new PauseAsk("ann", "lunch", true));
        newest.update(CancelAsk.UPDATE, String.class, new CancelAsk("ann", "wrong cluster"));
        assertThat(RunbookWorkflowTest.failure(run).getType()).isEqualTo("cancelled");
        assertThat(stage.world.done.stream().filter("steps/all/x/undo"::equals)).hasSize(40);
    }

    @Test
    void severalActsInHandPutANewHistoryOff() {
        CountDownLatch far = new CountDownLatch(1);
        Set<String> runs = new ConcurrentSkipListSet<>();
        stage.world.acts.put("steps/0/branch-0/slow", (call, activity) -> {
            far.await();
            return World.result();
        });
        stage.world.acts.put("steps/0/branch-1/all/x", (call, activity) -> {
            if (far.getCount() > 0) {
                runs.add(activity.getInfo().getWorkflowRunId());
            }
            if (call.effect().iteration().equals("15")) {
                far.countDown();
            }
            return World.result();
        });
        WorkflowStub run =
                stage.start(Texts.plan("""
                - parallel: one long act and many short ones
                  branches:
                    - steps: [{ id: slow, action: test.look }]
                    - steps:
                %s""".formatted(loop(20, "test.look", "").indent(8))));
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(runs).as("histories while two acts were in hand").hasSize(1);
    }

    @Test
    void aHistoryIsLongAsThePageSays() {
        assertThat(Continuation.DEFAULT.events()).isEqualTo(4_000);
        assertThat(Continuation.DEFAULT.events() * Continuation.PATIENCE).isEqualTo(16_000);
    }

    /** A loop over so many items. */
    private static String loop(int items, String action, String more) {
        String list =
                IntStream.rangeClosed(1, items).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "- id: all\n  each: ${ [" + list + "] }\n  steps:\n  - id: x\n    action: " + action + "\n" + more;
    }
}

package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.Texts;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs of fifty steps of many kinds, once with a worker that remembers them and once with one that replays every task. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WithoutCacheTest {
    private static final WorkerFactoryOptions FORGETFUL =
            WorkerFactoryOptions.newBuilder().setWorkflowCacheSize(0).build();

    private static final String MANY_KINDS = """
        - id: all
          each: ${ [%s] }
          at_once: 3
          tolerate: 20
          steps:
            - id: x
              action: test.act
              undo: { action: test.undo }
            - wait: 1m
          outputs: { n: "${ item }" }
        - id: way
          block: with a way out
          timeout: 1h
          steps:
            - { id: bad, action: test.look, retry: { attempts: 2 } }
          recover:
            - steps: [{ id: other, action: test.look }]
        - id: both
          parallel: side by side
          branches:
            - steps: [{ id: left, action: test.look }, { wait: 5s }]
            - steps: [{ id: right, action: test.act, undo: { action: test.undo } }]
        - id: pick
          choose: which way
          branches:
            - when: steps.all.done > 3
              steps: [{ id: taken, action: test.look }]
        - wait: 10m
          until: polled.?lag.orValue(duration("0s")) < duration("5s")
          poll: test.look
          every: 1m
        - id: last
          action: test.look
        """.formatted(IntStream.rangeClosed(1, 20)
            .mapToObj(Integer::toString)
            .reduce((left, right) -> left + ", " + right)
            .orElseThrow());

    @Test
    void aRunThatPassesIsTheSame() {
        assertThat(told(FORGETFUL, false)).isEqualTo(told(remembering(), false));
    }

    @Test
    void aRunThatFailsAtItsLastStepIsTakenBackTheSame() {
        List<Tuple> forgetful = told(FORGETFUL, true);
        assertThat(forgetful).isEqualTo(told(remembering(), true));
        assertThat(forgetful).hasSizeGreaterThan(50);
    }

    private static WorkerFactoryOptions remembering() {
        return WorkerFactoryOptions.newBuilder().build();
    }

    /** What the record says of each step. */
    private static List<Tuple> told(WorkerFactoryOptions options, boolean fails) {
        Plan plan = Texts.plan(MANY_KINDS);
        try (Stage stage = Stage.inMemory(options)) {
            stage.world.acts.put("steps/way/bad", World.fails("not-now", FailureKind.BUSY));
            if (fails) {
                stage.world.acts.put("steps/last", World.fails("disk-full", FailureKind.CHECK_FAILED));
            }
            WorkflowStub run = stage.start(plan);
            try {
                run.getResult(Object.class);
            } catch (WorkflowFailedException ended) {
                assertThat(fails).as(ended.toString()).isTrue();
            }
            RunRecord record = stage.world.records.getFirst();
            return record.steps().stream().map(WithoutCacheTest::line).toList();
        }
    }

    private static Tuple line(StepRecord step) {
        return new Tuple(step.path(), step.state(), step.attempts(), step.output(), step.undo());
    }
}

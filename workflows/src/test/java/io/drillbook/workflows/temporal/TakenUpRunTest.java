package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.Texts;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An ended run is asked for what it takes to go on, and another run goes on with it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TakenUpRunTest {
    private static final String STEPS = """
        - id: seen
          action: test.look
        - id: made
          action: test.act
          no_undo: it is kept
        - id: used
          action: test.act
          with: { of: "of ${ steps.made.?name.orValue('nothing') }" }
          no_undo: it is kept
        - id: last
          action: test.act
          no_undo: it is kept
        """;

    private static final World.Act NAMED =
            (call, activity) -> new ActionResult(new TreeMap<>(Map.of("name", "slot 9")), false, List.of(), 1, "", "");

    private final Stage stage = Stage.inMemory(new Continuation(30, Long.MAX_VALUE / 8));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theNewRunDoesWhatIsLeftAndItsRecordNamesTheOldOne() {
        Plan plan = Texts.plan(STEPS);
        stage.world.acts.put("steps/made", NAMED);
        stage.world.acts.put("steps/used", World.fails("disk-full", FailureKind.CHECK_FAILED));
        WorkflowStub ended = stage.start(plan);
        assertThat(RunbookWorkflowTest.failure(ended).getType()).isEqualTo("disk-full");
        ResumeOffer offer = ended.query(ResumeOffer.QUERY, ResumeOffer.class, new ResumeAsk("used"));
        stage.world.acts.remove("steps/used");
        stage.world.done.clear();

        WorkflowStub next =
                stage.start(plan.definition().runbook(), offer.start().orElseThrow());
        assertThat(next.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(stage.world.done)
                .containsExactly("evidence.open", "steps/seen", "steps/used", "steps/last", "evidence.record");
        RunRecord record = stage.world.records.getLast();
        assertThat(record.provenance().orElseThrow().continues().orElseThrow().of())
                .isEqualTo(stage.world.records.getFirst().identity());
        assertThat(record.steps()).extracting(StepRecord::state).containsExactly("done", "taken_over", "done", "done");
        assertThat(record.steps().get(1).output()).containsEntry("name", "slot 9");
    }

    @Test
    void whatIsTakenOverStandsInALaterHistoryToo() {
        String loop = """
            - id: many
              each: ${ [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }
              steps: [{ id: x, action: test.look }]
            - id: after
              action: test.look
              with: { of: "${ steps.made.?name.orValue('nothing') }" }
            """;
        stage.world.acts.put("steps/made", NAMED);
        stage.world.acts.put("steps/used", World.fails("disk-full", FailureKind.CHECK_FAILED));
        Plan plan = Texts.plan(STEPS + loop);
        WorkflowStub ended = stage.start(plan);
        assertThat(RunbookWorkflowTest.failure(ended).getType()).isEqualTo("disk-full");
        ResumeOffer offer = ended.query(ResumeOffer.QUERY, ResumeOffer.class, new ResumeAsk("used"));
        stage.world.acts.remove("steps/used");
        List<Object> of = new CopyOnWriteArrayList<>();
        stage.world.acts.put("steps/after", (call, activity) -> {
            of.add(call.input().getOrDefault("of", ""));
            return World.result();
        });
        WorkflowStub next =
                stage.start(plan.definition().runbook(), offer.start().orElseThrow());
        assertThat(next.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(of).containsExactly("slot 9");
        RunRecord record = stage.world.records.getLast();
        assertThat(record.steps()).extracting(StepRecord::state).contains("taken_over");
    }

    @Test
    void aRunThatGoesOnIsNotTakenUp() {
        WorkflowStub run = stage.start(Texts.plan("- wait: 20d\n- id: x\n  action: test.look\n"));
        ResumeOffer offer = run.query(ResumeOffer.QUERY, ResumeOffer.class, new ResumeAsk("x"));
        assertThat(offer.start()).isEmpty();
        assertThat(offer.refusal().orElseThrow().code()).isEqualTo("run-goes-on");
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
    }
}

package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.runbooks.call.CastVote;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.Texts;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Votes that come to a run as updates. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VotesTest {
    private static final Plan PLAN = Texts.plan("""
        - id: agreed
          consent: Drop it?
          by: [leads]
          within: 20d
          steps:
            - { id: drop, action: test.drop, no_undo: it is gone }
        """);

    private final Stage stage = Stage.inMemory();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theStepsBeginWithTheLastVoteAndEveryVoterIsAnswered() throws Exception {
        WorkflowStub run = stage.start(PLAN);
        Question question = question(run);
        assertThat(vote(run, question, "ann")).startsWith("counted: 1 of 2");
        assertThat(stage.world.done).doesNotContain("steps/agreed/drop");
        assertThat(vote(run, question, "ben")).startsWith("counted: 2 of 2");
        assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(votes()).extracting(CastVote::voter).containsExactly("ann", "ben");
    }

    @Test
    void whatIsSentRawIsRefusedAndRecorded() throws Exception {
        WorkflowStub run = stage.start(PLAN);
        Question question = question(run);
        assertThat(refusal(run, "yes, go on")).isEqualTo("unreadable");
        assertThat(refusal(run, List.of(1, 2))).isEqualTo("unreadable");
        assertThat(refusal(run, Map.of("approve", true))).isEqualTo("unreadable");
        String text = VoteStatement.on(question, "approve", "ann", "none", "").text();
        assertThat(refusal(run, Map.of("statement", text))).isEqualTo("unsigned");
        assertThat(refusal(run, Map.of("statement", text, "signature", "forged")))
                .isEqualTo("signature-refused");
        vote(run, question, "ann");
        vote(run, question, "ben");
        run.getResult(RunEnd.class);
        assertThat(votes()).hasSize(7);
        assertThat(votes().subList(0, 5)).allMatch(vote -> vote.standing() == CastVote.Standing.REFUSED);
    }

    @Test
    void whatIsOversizedIsNotTakenAtAll() throws Exception {
        WorkflowStub run = stage.start(PLAN);
        question(run);
        WorkflowUpdateException refused = catchThrowableOfType(
                WorkflowUpdateException.class,
                () -> run.update(VoteAsk.UPDATE, String.class, Map.of("statement", "x".repeat(VoteAsk.LONGEST + 1))));
        assertThat(refused).hasStackTraceContaining("4000 characters");
        run.cancel("enough");
    }

    @Test
    void aVoteThatComesWithTheLastTaskOfTheRunIsNotLost() throws Exception {
        CountDownLatch checking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        var check = Objects.requireNonNull(stage.world.system.get(SystemAction.CHECK_SIGNATURES));
        stage.world.system.put(SystemAction.CHECK_SIGNATURES, input -> {
            checking.countDown();
            try {
                goOn.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return check.apply(input);
        });
        WorkflowStub run = stage.start(PLAN);
        Question question = question(run);
        CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> {
            try {
                return vote(run, question, "ann");
            } catch (WorkflowUpdateException refused) {
                return code(refused);
            }
        });
        checking.await();
        run.cancel("wrong cluster");
        goOn.countDown();
        assertThat(said.get()).isEqualTo("no-question");
        assertThat(votes()).singleElement().satisfies(vote -> {
            assertThat(vote.voter()).isEqualTo("ann");
            assertThat(vote.code()).contains("no-question");
        });
    }

    @Test
    void anAnswerIsTakenInANewHistoryToo() throws Exception {
        try (Stage brief = Stage.inMemory(new Continuation(40, Long.MAX_VALUE / 8))) {
            WorkflowStub run = brief.start(Texts.plan("""
                - id: all
                  each: ${ [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }
                  steps: [{ id: x, action: test.look }]
                - id: asked
                  ask: Go on?
                  answer: { type: truth }
                  by: [leads]
                  within: 20d
                """));
            WorkflowStub newest = brief.client.newUntypedWorkflowStub("run-1");
            Question question = question(newest);
            VoteStatement statement = VoteStatement.on(question, "answer", "ann", "true", "");
            String said = newest.update(
                    VoteAsk.UPDATE, String.class, new VoteAsk(Optional.of(statement.text()), Optional.of("good")));
            assertThat(said).isEqualTo("answered");
            assertThat(run.getResult(RunEnd.class).outcome()).isEqualTo(Outcome.PASSED);
        }
    }

    static Question question(WorkflowStub run) throws Exception {
        TargetLockWorkflowTest.await(() ->
                !run.query(Question.QUERY, Question.Questions.class).open().isEmpty());
        return run.query(Question.QUERY, Question.Questions.class).open().getFirst();
    }

    static String vote(WorkflowStub run, Question question, String voter) {
        String text = VoteStatement.on(question, "approve", voter, "none", "").text();
        return run.update(VoteAsk.UPDATE, String.class, new VoteAsk(Optional.of(text), Optional.of("good")));
    }

    private static String refusal(WorkflowStub run, Object sent) {
        return code(catchThrowableOfType(
                WorkflowUpdateException.class, () -> run.update(VoteAsk.UPDATE, String.class, sent)));
    }

    private static String code(WorkflowUpdateException refused) {
        return ((ApplicationFailure) Objects.requireNonNull(refused.getCause())).getType();
    }

    private List<CastVote> votes() throws Exception {
        TargetLockWorkflowTest.await(() -> !stage.world.records.isEmpty());
        RunRecord record = stage.world.records.getFirst();
        return record.consents().orElseThrow().votes();
    }
}

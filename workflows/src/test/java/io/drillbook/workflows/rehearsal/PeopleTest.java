package io.drillbook.workflows.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.cases.CaseReader;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.workflows.interpreter.Interpreter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeopleTest {
    record Drop(Duration older) {}

    record Gone(long bytes) {}

    private static final ActionCatalog CATALOG = ActionCatalog.of(List.of(
            ActionSignatures.of("sample.drop", "Drops", Risk.R3, "Finds it gone", false, Drop.class, Gone.class)));

    private static final String RUNBOOK = """
        runbook: trial
        language: 1
        title: A trial
        kind: maintenance
        engine: sample
        owner: database-team
        guard: { max_duration: 4h }
        steps:
          - id: age
            ask: How old is too old?
            answer: { type: duration }
            by: [ops]
            within: 1h
          - id: agreed
            consent: Drop what is older than ${ steps.age.answer }?
            by: [leads]
            votes: 2
            within: 2h
            steps:
              - id: drop
                action: sample.drop
                with: { older: "${ steps.age.answer }" }
                no_undo: it is gone
        outputs:
          age: ${ steps.?age.answer }
        """;

    @Test
    void peopleSayYesUnlessTheCaseSaysOtherwise() {
        Judgement judged = one("""
            answers: { age: 30d }
            expect:
              outcome: passed
              path: [age, drop, agreed]
              outputs: { age: 30d }
            """);
        assertThat(judged.differences()).isEmpty();
    }

    @Test
    void anAnswerThatIsNotGivenIsAStandIn() {
        assertThat(one("expect: { outcome: passed, outputs: { age: 1s } }").differences())
                .isEmpty();
    }

    @Test
    void aNoEndsTheRun() {
        Judgement judged = one("""
            votes: { agreed: rejected }
            expect:
              outcome: failed
              failure: consent-rejected
              path: [age, agreed: failed]
            """);
        assertThat(judged.differences()).isEmpty();
    }

    @Test
    void silenceIsARefusalWhenTheTimeIsOver() {
        Judgement judged = one("""
            votes: { agreed: nobody }
            expect: { outcome: failed, failure: consent-expired, steps: { drop: not_reached } }
            """);
        assertThat(judged.differences()).isEmpty();
        assertThat(judged.played().took()).isEqualTo(Duration.ofHours(2).plusSeconds(1));
    }

    @Test
    void nobodyMayKnowTheAnswer() {
        assertThat(one("""
            votes: { age: nobody }
            expect: { outcome: failed, failure: answer-expired }
            """).differences()).isEmpty();
    }

    @Test
    void aConsentHasTwoWays() {
        Definition definition = definition();
        Coverage coverage = new Coverage(definition);
        coverage.add(one("expect: { outcome: passed }").played());
        assertThat(coverage.lines().stream().filter(line -> line.step().equals("agreed")))
                .singleElement()
                .satisfies(line -> assertThat(line.missing()).containsExactly("failed"));
    }

    private static Definition definition() {
        return RunbookCompiler.compile(new SourceText("trial.yaml", RUNBOOK), CATALOG)
                .definition()
                .orElseThrow();
    }

    private static Judgement one(String rest) {
        String text = "test: trial\ncases:\n  - case: one\n" + rest.indent(4);
        CaseReader.Read read = CaseReader.read(new SourceText("trial.test.yaml", text), definition());
        assertThat(read.problems()).isEmpty();
        return Judgement.of(
                Rehearsal.of(new Interpreter(new Evaluator()), read.cases().getFirst()));
    }
}

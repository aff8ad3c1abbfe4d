package io.drillbook.workflows.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.cases.CaseReader;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.workflows.interpreter.Interpreter;
import io.drillbook.workflows.interpreter.Texts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureRehearsalTest {
    private static final String RUNBOOK = """
            runbook: trial
            language: 1
            title: A trial
            kind: drill
            engine: test
            owner: database-team
            inputs:
              host: { type: host }
            guard: { max_duration: 4h }
            steps:
              - id: outage
                measure: outage
                target: ${ inputs.host }
                every: 100ms
                abort_when: live.?writable.orValue(1) > 1
                steps:
                  - id: change
                    action: test.act
                    no_undo: a trial
            outputs:
              outage: ${ steps.?outage.outage }
            """;

    @Test
    void thePartsArePlayedByTheirNames() {
        Judgement judged = one("""
                acts:
                  outage/begin: { takes: 30s }
                  change: { takes: 5s }
                  outage/end: { gives: { outage: 4s } }
                expect:
                  outcome: passed
                  path: [outage/begin, outage/look, change, outage/end, outage]
                  outputs: { outage: 4s }
                """);
        assertThat(judged.differences()).isEmpty();
        assertThat(judged.played().took()).isEqualTo(Duration.ofSeconds(37));
    }

    @Test
    void aLookCanEndTheSteps() {
        Judgement judged = one("""
                acts:
                  outage/look: [ { gives: { writable: 1 } }, { fails: unreachable }, { gives: { writable: 2 } } ]
                  change: { takes: 1h }
                expect:
                  outcome: failed
                  failure: measure-aborted
                  path: [outage/begin, outage/look, change: cancelled, outage/end, outage: failed]
                """);
        assertThat(judged.differences()).isEmpty();
    }

    @Test
    void whatCannotBeEndedIsStopped() {
        Judgement judged = one("""
                acts: { outage/end: { fails: unknown }, change: { fails: refused } }
                expect:
                  outcome: failed
                  steps: { outage: failed, outage/end: unknown, outage/begin/undo: undone }
                  absent: [outage]
                """);
        assertThat(judged.differences()).isEmpty();
    }

    @Test
    void coverageWantsEachPartAndThatItWasStoppedOnce() {
        Coverage coverage = new Coverage(definition());
        coverage.add(one("expect: { outcome: passed }").played());
        assertThat(missing(coverage)).containsExactly("outage/begin: undone");
        coverage.add(one("acts: { outage/begin: { fails: unknown } }\nexpect: { outcome: unknown }")
                .played());
        assertThat(coverage.full()).isTrue();
    }

    private static List<String> missing(Coverage coverage) {
        return coverage.lines().stream()
                .flatMap(line -> line.missing().stream().map(way -> line.step() + ": " + way))
                .toList();
    }

    private static Definition definition() {
        RunbookCompiler.Compiled compiled =
                RunbookCompiler.compile(new SourceText("trial.yaml", RUNBOOK), Texts.CATALOG);
        assertThat(compiled.problems()).isEmpty();
        return compiled.definition().orElseThrow();
    }

    private static Judgement one(String text) {
        String file = "test: trial\ninputs: { host: db1 }\ncases:\n  - case: a\n" + text.indent(4);
        CaseReader.Read read = CaseReader.read(new SourceText("trial.test.yaml", file), definition());
        assertThat(read.problems()).isEmpty();
        return Judgement.of(
                Rehearsal.of(new Interpreter(new Evaluator()), read.cases().getFirst()));
    }
}

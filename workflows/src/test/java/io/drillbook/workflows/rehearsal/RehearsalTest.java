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
import io.drillbook.workflows.rehearsal.Judgement.Difference;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    record Look(String what) {}

    record Seen(String name, boolean good, Duration lag) {}

    private static final ActionCatalog CATALOG = ActionCatalog.of(List.of(
            ActionSignatures.of("sample.look", "Looks", Risk.R0, "Reads", false, Look.class, Seen.class),
            ActionSignatures.of("sample.make", "Makes", Risk.R1, "Finds it", true, Look.class, Seen.class)));

    private static final String RUNBOOK = """
            runbook: trial
            language: 1
            title: A trial
            kind: maintenance
            engine: sample
            owner: database-team
            inputs:
              cluster: { type: cluster }
            guard:
              lock: { target: "${ inputs.cluster }", mode: space, wait: 10m }
              max_duration: 4h
              blackout: [ { from: 2026-12-24T00:00:00Z, to: 2027-01-02T00:00:00Z, why: Year end } ]
              blast_radius: { most_targets: 1, environments: [lab], never: [billing] }
            steps:
              - id: seen
                action: sample.look
                with: { what: room }
                retry: { attempts: 3, first: 10s }
              - assert: all is good
                that: steps.seen.good
              - id: made
                action: sample.make
                with: { what: room }
                timeout: 1h
                undo:
                  action: sample.make
                  with: { what: nothing }
                  timeout: 10m
              - choose: whether to look again
                branches:
                  - when: steps.seen.lag > duration("5s")
                    steps:
                      - id: again
                        action: sample.look
                        with: { what: lag }
              - wait: 30m
                title: Let it settle
                when: steps.made.good
            finally:
              - id: last
                action: sample.look
                with: { what: end }
            outputs:
              name: ${ steps.?made.name }
            """;

    @Test
    void aRunGoesFromItsFirstStepToItsLast() {
        Judgement judged = one("""
                acts: { made: { gives: { name: room-7 }, takes: 5m } }
                expect:
                  outcome: passed
                  path: [seen, all is good, made, whether to look again, Let it settle, last]
                  outputs: { name: room-7 }
                """);
        assertThat(judged.differences()).isEmpty();
        assertThat(judged.played().took()).isEqualTo(Duration.ofMinutes(35).plusSeconds(2));
    }

    @Test
    void aFailureThatPassesIsRetriedByTheClockThatSkips() {
        Judgement judged = one("""
                acts: { seen: [ { fails: busy }, { fails: unreachable }, { gives: { good: true } } ] }
                expect: { outcome: passed }
                """);
        assertThat(judged.differences()).isEmpty();
        assertThat(judged.played().record().steps().getFirst().attempts()).isEqualTo(3);
    }

    @Test
    void aCaseSaysWhenItBeginsAndARunInABlackoutDoesNot() {
        assertThat(one("begins: 2026-12-24T00:00:00Z\nexpect: { outcome: refused, failure: guard-blackout, path: [] }")
                        .differences())
                .isEmpty();
        assertThat(one("begins: 2026-12-23T23:59:59Z\nexpect: { outcome: passed }")
                        .differences())
                .isEmpty();
    }

    @Test
    void whatWasBegunIsUndone() {
        Judgement judged = one("""
                acts: { made: { fails: unknown, code: who-knows } }
                expect:
                  outcome: unknown
                  failure: who-knows
                  path: [seen, all is good, made: unknown, made/undo, last]
                  absent: [name]
                """);
        assertThat(judged.differences()).isEmpty();
    }

    @Test
    void whatCertainlyChangedNothingIsNotUndone() {
        Judgement judged = one("""
                acts: { made: { fails: refused, begun: false } }
                expect: { outcome: failed, steps: { made/undo: nothing_to_undo }, path: [seen, all is good, made: failed, last] }
                """);
        assertThat(judged.differences()).isEmpty();
    }

    @Test
    void anActThatTakesTooLongTimesOut() {
        Judgement judged = one("""
                acts: { made: { takes: 61m } }
                expect: { outcome: failed, failure: step-timed-out, steps: { made: unknown, made/undo: undone } }
                """);
        assertThat(judged.differences()).isEmpty();
        assertThat(judged.played().took()).isGreaterThanOrEqualTo(Duration.ofHours(1));
    }

    @Test
    void aCancelArrivesWhileItsStepIsOpen() {
        Judgement judged = one("""
                cancel: { at: Let it settle, by: ann }
                expect:
                  outcome: cancelled
                  path: [seen, all is good, made, whether to look again, Let it settle: cancelled, made/undo, last]
                """);
        assertThat(judged.differences()).isEmpty();
        assertThat(judged.played().record().deviations()).anyMatch(text -> text.contains("ann"));
    }

    @Test
    void aCancelAtAStepThatNeverComesIsADifference() {
        Judgement judged = one("""
                cancel: { at: again }
                expect: { outcome: passed }
                """);
        assertThat(judged.differences()).extracting(Difference::what).containsExactly("end");
    }

    @Test
    void aRefusedLockEndsTheRunBeforeItsSteps() {
        assertThat(one("""
                lock: refused
                expect: { outcome: refused, failure: lock-refused, path: [] }
                """).differences()).isEmpty();
        Judgement waited = one("""
                lock: queued
                expect: { outcome: refused, path: [] }
                """);
        assertThat(waited.differences()).isEmpty();
        assertThat(waited.played().took()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void everyDifferenceSaysWhatWasExpectedAndWhatCame() {
        Judgement judged = one("""
                acts: { seen: { gives: { good: false } } }
                expect:
                  outcome: passed
                  path: [seen, all is good, last]
                  steps: { made: done, made/undo: undone, last: skipped }
                  outputs: { name: room-7 }
                """);
        assertThat(judged.differences())
                .containsExactly(
                        new Difference("outcome", "passed", "failed (all is good)"),
                        new Difference("path", "[seen, all is good, last]", "[seen, all is good: failed, last]"),
                        new Difference("step made", "done", "not_reached"),
                        new Difference("step made/undo", "undone", "none"),
                        new Difference("step last", "skipped", "done"),
                        new Difference("output name", "room-7", "absent"));
    }

    @Test
    void theSameCaseIsPlayedTheSameAgain() {
        String text = """
                acts: { seen: [ { lost: true }, { gives: { lag: 6s } } ], again: { fails: limit } }
                expect: { outcome: failed }
                """;
        assertThat(one(text)).isEqualTo(one(text));
    }

    @Test
    void coverageKnowsEveryWayThroughARunbook() {
        Coverage coverage = new Coverage(definition());
        coverage.add(one("expect: { outcome: passed }").played());
        assertThat(missing(coverage))
                .containsExactly(
                        "all is good: failed",
                        "made: undone",
                        "whether to look again: when steps.seen.lag > duration(\"5s\")",
                        "again: done",
                        "Let it settle: skipped");
        coverage.add(one("""
                acts: { seen: { gives: { lag: 6s } }, made: { gives: { good: false } }, last: { fails: busy } }
                expect: { outcome: failed }
                """).played());
        assertThat(missing(coverage)).containsExactly("all is good: failed", "made: undone");
        coverage.add(one("""
                acts: { seen: { gives: { good: false } } }
                expect: { outcome: failed }
                """).played());
        coverage.add(one("""
                cancel: { at: made }
                expect: { outcome: cancelled }
                """).played());
        assertThat(coverage.full()).isTrue();
    }

    private static List<String> missing(Coverage coverage) {
        return coverage.lines().stream()
                .flatMap(line -> line.missing().stream().map(way -> line.step() + ": " + way))
                .toList();
    }

    private static Definition definition() {
        RunbookCompiler.Compiled compiled = RunbookCompiler.compile(new SourceText("trial.yaml", RUNBOOK), CATALOG);
        assertThat(compiled.problems()).isEmpty();
        return compiled.definition().orElseThrow();
    }

    private static Judgement one(String text) {
        String file = "test: trial\ninputs: { cluster: orders }\ncases:\n  - case: a\n" + text.indent(4);
        CaseReader.Read read = CaseReader.read(new SourceText("trial.test.yaml", file), definition());
        assertThat(read.problems()).isEmpty();
        return Judgement.of(
                Rehearsal.of(new Interpreter(new Evaluator()), read.cases().getFirst()));
    }
}

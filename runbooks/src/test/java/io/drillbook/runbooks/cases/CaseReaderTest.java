package io.drillbook.runbooks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.SampleRunbooks;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.cases.Expectation.Stop;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.source.SourceText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseReaderTest {
    private static final String HEAD = """
            test: nightly
            inputs: { cluster: orders, sandbox: cellar }
            acts:
              before: { gives: { lag: 3s } }
            cases:
            """;

    @Test
    void anActGetsStandInsForWhatIsNotSaid() {
        TestCase read = one("""
                  - case: a
                    expect: { outcome: passed }
                """);
        Play.Gives gives = (Play.Gives) read.play("steps/before", 0);
        assertThat(gives.output()).containsEntry("lag", "3s").containsEntry("verdict", "passed");
        assertThat(gives.output()).doesNotContainKey("standby");
        assertThat(gives.output().get("nodes")).isEqualTo(List.of());
    }

    @Test
    void aCaseSaysOtherwiseThanTheFile() {
        TestCase read = one("""
                  - case: a
                    inputs: { kind: incremental, cluster: ledger }
                    acts:
                      before: { gives: { lag: 9s } }
                    expect: { outcome: passed }
                """);
        assertThat(((Play.Gives) read.play("steps/before", 0)).output()).containsEntry("lag", "9s");
        assertThat(read.plan().inputs()).containsEntry("kind", "incremental");
        assertThat(read.plan().target()).isEqualTo("ledger");
    }

    @Test
    void theLastAttemptStandsForAllThatFollow() {
        TestCase read = one("""
                  - case: a
                    acts:
                      before: [ { fails: busy, takes: 5s, begun: false }, { lost: true } ]
                    expect: { outcome: unknown }
                """);
        Play.Fails first = (Play.Fails) read.play("steps/before", 0);
        assertThat(first.failure().kind()).isEqualTo(FailureKind.BUSY);
        assertThat(first.begun()).isFalse();
        assertThat(first.takes()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.play("steps/before", 1)).isEqualTo(new Play.Lost(Play.USUAL));
        assertThat(read.play("steps/before", 7)).isEqualTo(new Play.Lost(Play.USUAL));
    }

    @Test
    void aStepWithoutIdIsCalledByItsWords() {
        TestCase read = one("""
                  - case: a
                    expect:
                      outcome: failed
                      path: [before, Let the archive settle, room: skipped, room/undo: undone, steps/5]
                """);
        assertThat(read.expected().path().orElseThrow())
                .containsExactly(
                        new Stop("before", "done"),
                        new Stop("Let the archive settle", "done"),
                        new Stop("room", "skipped"),
                        new Stop("room/undo", "undone"),
                        new Stop("sample.configure", "done"));
    }

    @Test
    void everyNameLeadsToItsStep() {
        Definition definition = SampleRunbooks.definition("nightly.yaml");
        StepNames names = new StepNames(definition);
        assertThat(names.names()).doesNotHaveDuplicates();
        for (String name : names.names()) {
            assertThat(names.name(names.path(name).orElseThrow())).isEqualTo(name);
        }
    }

    @Test
    void aRunbookWithoutALockIsNotAskedWhatItsLockAnswers() {
        String runbook = """
                runbook: calm
                language: 1
                title: Without a lock
                kind: maintenance
                engine: sample
                owner: database-team
                guard: { max_duration: 1h }
                steps:
                  - wait: 1s
                """;
        CaseReader.Read read = CaseReader.read(new SourceText("calm.test.yaml", """
                        test: calm
                        cases:
                          - case: a
                            lock: refused
                            expect: { outcome: refused }
                        """), SampleRunbooks.compile(runbook));
        assertThat(read.problems())
                .extracting(Object::toString)
                .containsExactly("calm.test.yaml:4:5: error[no-lock]: the runbook sample.calm asks for no lock\n"
                        + "  hint: leave lock out");
    }

    private static TestCase one(String text) {
        CaseReader.Read read = CaseReader.read(
                new SourceText("nightly.test.yaml", HEAD + text), SampleRunbooks.definition("nightly.yaml"));
        assertThat(read.problems()).isEmpty();
        assertThat(read.cases()).hasSize(1);
        return read.cases().getFirst();
    }
}

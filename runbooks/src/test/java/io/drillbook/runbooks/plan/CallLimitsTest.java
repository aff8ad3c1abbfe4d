package io.drillbook.runbooks.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.NamedTexts;
import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.SampleActions;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much may be called, and which locks cover which. */
class CallLimitsTest {
    private static final String HEAD = """
        runbook: %s
        language: 1
        title: A sample
        kind: maintenance
        engine: sample
        owner: database-team
        inputs:
          cluster: { type: cluster }
        guard:
          lock: { target: "${ inputs.cluster }", mode: %s }
          max_duration: 1h
        steps:
        """;

    private static final String CALL = "  - { call: look, with: { cluster: \"${ inputs.cluster }\" } }\n";
    private static final String LOOK = "  - { action: sample.observe, with: { cluster: \"${ inputs.cluster }\" } }\n";

    @Test
    void textsOfMoreThanOneMebibyteTogetherAreTooMuch() {
        String large = HEAD.formatted("look", "observe") + LOOK + "# " + "x".repeat(600 << 10) + "\n";
        String caller = HEAD.formatted("caller", "observe") + CALL;
        assertThat(problems(caller, large)).isEmpty();
        assertThat(problems(caller + CALL, large)).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("calls-too-much");
            assertThat(problem.message()).contains("more than 1MiB of called runbooks' texts");
        });
    }

    @Test
    void aTopologyLockCoversEveryCalledRunbookAndAnyLockOneThatObserves() {
        for (LockMode mode : LockMode.values()) {
            assertThat(codes("topology", mode.word()))
                    .as("topology over " + mode)
                    .isEmpty();
            assertThat(codes(mode.word(), mode.word()))
                    .as(mode + " over itself")
                    .isEmpty();
            assertThat(codes(mode.word(), "observe")).as(mode + " over observe").isEmpty();
        }
        assertThat(codes("backup", "space")).containsExactly("call-with-weaker-lock");
    }

    private static List<String> codes(String own, String called) {
        String callee = HEAD.formatted("look", called) + LOOK;
        return problems(HEAD.formatted("caller", own) + CALL, callee).stream()
                .map(Problem::code)
                .toList();
    }

    private static List<Problem> problems(String caller, String callee) {
        return RunbookCompiler.compile(
                        new SourceText("caller.yaml", caller), SampleActions.CATALOG, NamedTexts.of("look", callee))
                .problems();
    }
}

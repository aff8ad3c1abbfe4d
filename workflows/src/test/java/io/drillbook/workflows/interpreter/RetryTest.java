package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.workflows.interpreter.state.Beginning;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void noAttemptBeginsLaterThanItsCapAfterTheFirst() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - id: a
                  action: test.look
                  retry: { attempts: 9, first: 10s, factor: 1, within: 25s }
                """));
        run.failed("steps/a@1", FailureKind.BUSY);
        run.after(Duration.ofSeconds(10)).fires("retry:steps/a@1").failed("steps/a@2", FailureKind.BUSY);
        run.after(Duration.ofSeconds(10)).fires("retry:steps/a@2").failed("steps/a@3", FailureKind.BUSY);
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void jitterShortensTheWaitTheSameWayInEveryReplay() {
        String text = """
                - id: a
                  action: test.look
                  retry: { attempts: 3, first: 100s, factor: 1, longest: 100s, jitter: 0.5 }
                - id: b
                  action: test.look
                  retry: { attempts: 3, first: 100s, factor: 1, longest: 100s, jitter: 0.5 }
                """;
        RunDriver run = RunDriver.running(Texts.plan(text)).failed("steps/a@1", FailureKind.BUSY);
        Duration first = run.timer("retry:steps/a@1");
        assertThat(first).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(100));
        RunDriver again = RunDriver.running(Texts.plan(text)).failed("steps/a@1", FailureKind.BUSY);
        assertThat(again.timer("retry:steps/a@1")).isEqualTo(first);
        run.fires("retry:steps/a@1").failed("steps/a@2", FailureKind.BUSY);
        assertThat(run.timer("retry:steps/a@2")).isNotEqualTo(first);
        run.fires("retry:steps/a@2").done("steps/a@3").failed("steps/b@1", FailureKind.BUSY);
        assertThat(run.timer("retry:steps/b@1")).isNotEqualTo(first);
    }

    @Test
    void jitterDiffersFromRunToRun() {
        assertThat(firstPause("drill-1")).isNotEqualTo(firstPause("drill-2")).isEqualTo(firstPause("drill-1"));
    }

    private static Duration firstPause(String run) {
        RunDriver driver = new RunDriver(Texts.plan("""
                - id: a
                  action: test.look
                  retry: { attempts: 3, first: 100s, factor: 1, longest: 100s, jitter: 0.5 }
                """));
        Beginning plain = Plans.beginning(driver.plan);
        driver.apply(new RunEvent.Started(
                driver.now,
                new Beginning(
                        new RunIdentity(run, "first"),
                        plain.runId(),
                        plain.facts(),
                        plain.trigger(),
                        plain.starter(),
                        plain.interpreter(),
                        plain.at(),
                        plain.reset(),
                        Optional.empty())));
        driver.done("system/open@1").failed("steps/a@1", FailureKind.BUSY);
        return driver.timer("retry:steps/a@1");
    }
}

package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.ActLog;
import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AttemptTest {
    @Test
    void aFailureThatCanBeHelpedIsTriedAgainWithGrowingPauses() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.retried("a", 3)), List.of()));
        run.failed("steps/a@1", FailureKind.UNREACHABLE);
        assertThat(run.timer("retry:steps/a@1")).isEqualTo(Duration.ofSeconds(10));
        run.after(Duration.ofSeconds(10)).fires("retry:steps/a@1").failed("steps/a@2", FailureKind.BUSY);
        assertThat(run.timer("retry:steps/a@2")).isEqualTo(Duration.ofSeconds(20));
        run.after(Duration.ofSeconds(20)).fires("retry:steps/a@2").failed("steps/a@3", FailureKind.BUSY);
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record.orElseThrow().steps().getFirst().attempts()).isEqualTo(3);
    }

    @Test
    void theRecordHasWhatEveryAttemptLeft() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.retried("a", 3)), List.of()));
        run.failed("steps/a@1", FailureKind.UNREACHABLE, trace("no route"));
        run.after(Duration.ofSeconds(10)).fires("retry:steps/a@1").done("steps/a@2", trace("done"));
        run.toEnd().endsAs(Outcome.PASSED, "");
        ActTrace left = run.record.orElseThrow().steps().getFirst().trace().orElseThrow();
        assertThat(left.logs()).extracting(ActLog::head).containsExactly("no route", "done");
        assertThat(left.masked()).isEqualTo(Map.of("s3-key", 2L));
    }

    @Test
    void anActThatFailsLeavesItsLogInTheRecord() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.failed("steps/a@1", FailureKind.REFUSED, trace("denied")).toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.record
                        .orElseThrow()
                        .steps()
                        .getFirst()
                        .trace()
                        .orElseThrow()
                        .logs())
                .extracting(ActLog::head)
                .containsExactly("denied");
    }

    private static ActTrace trace(String printed) {
        ActLog log = new ActLog("db-1", "tool", printed.length(), "f", printed, "", false, Optional.empty());
        return new ActTrace(List.of(log), new TreeMap<>(Map.of("s3-key", 1L)));
    }

    @Test
    void aFailureThatCannotBeHelpedIsNotTriedAgain() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.retried("a", 3)), List.of()));
        run.failed("steps/a@1", FailureKind.REFUSED).toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void anActWhoseWorkerIsLostIsTakenUpAgainEvenWithoutRetry() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.after(Duration.ofSeconds(11)).lost("steps/a@1");
        RunCommand.RunAction second = run.action("steps/a@2");
        assertThat(second.call().attempt()).isEqualTo(2);
        assertThat(second.call().effect())
                .isEqualTo(new io.drillbook.runbooks.call.EffectIdentity(
                        Plans.beginning(run.plan).identity(), "steps/a", ""));
        assertThat(second.title()).isEqualTo("Do a (attempt 2)");
        assertThat(second.timeout()).as("what is left of ten minutes").isEqualTo(Duration.ofSeconds(589));
        run.done("steps/a@2").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aLostWorkerUsesUpNoneOfTheAttemptsOfRetry() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.retried("a", 2)), List.of()));
        run.lost("steps/a@1").failed("steps/a@2", FailureKind.BUSY).fires("retry:steps/a@2");
        run.done("steps/a@3").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void theTimeoutBoundsAllAttemptsTogether() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.retried("a", 9)), List.of()));
        run.after(Duration.ofSeconds(595)).failed("steps/a@1", FailureKind.BUSY);
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aWorkerLostAfterTheTimeoutIsATimeout() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.act("a")), List.of()));
        run.after(Duration.ofMinutes(10)).lost("steps/a@1").toEnd().endsAs(Outcome.FAILED, "step-timed-out");
    }

    @Test
    void aWorkerLostDuringACancelIsNotTakenUpAgain() {
        RunDriver run = RunDriver.running(Plans.plan(List.of(Plans.undoable("a")), List.of()));
        run.cancel().lost("steps/a@1").done("steps/a/undo@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("unknown");
    }
}

package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PollTest {
    private static final String NEAR = """
            - id: near
              wait: 1m
              until: polled.?lag.orValue(duration("1h")) < duration("5s")
              poll: test.look
              every: 25s
            - id: after
              action: test.look
              with: { of: "lag ${ steps.near.?lag }" }
            """;

    @Test
    void itLooksAgainUntilTheConditionHoldsAndGivesTheLastLook() {
        RunDriver run = RunDriver.running(Texts.plan(NEAR)).done("steps/near@1", lag("1m"));
        assertThat(run.timer("retry:steps/near@1")).isEqualTo(Duration.ofSeconds(25));
        run.after(Duration.ofSeconds(25)).fires("retry:steps/near@1").done("steps/near@2", lag("1s"));
        assertThat(run.action("steps/after@1").call().input()).containsEntry("of", "lag 1s");
        run.done("steps/after@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void theLastLookIsAtTheEndOfTheTimeAndThenItFails() {
        RunDriver run = RunDriver.running(Texts.plan(NEAR)).done("steps/near@1", lag("1m"));
        run.after(Duration.ofSeconds(25)).fires("retry:steps/near@1").done("steps/near@2", lag("1m"));
        run.after(Duration.ofSeconds(25)).fires("retry:steps/near@2").done("steps/near@3", lag("1m"));
        assertThat(run.timer("retry:steps/near@3")).isEqualTo(Duration.ofSeconds(10));
        run.after(Duration.ofSeconds(10)).fires("retry:steps/near@3").done("steps/near@4", lag("1m"));
        run.toEnd().endsAs(Outcome.FAILED, "wait-timed-out");
    }

    @Test
    void aLookThatFindsNobodyIsRepeatedAndOneThatIsRefusedFails() {
        RunDriver run = RunDriver.running(Texts.plan(NEAR)).failed("steps/near@1", FailureKind.UNREACHABLE);
        run.after(Duration.ofSeconds(25)).fires("retry:steps/near@1").failed("steps/near@2", FailureKind.REFUSED);
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aCancelEndsIt() {
        RunDriver run = RunDriver.running(Texts.plan(NEAR))
                .done("steps/near@1", lag("1m"))
                .cancel();
        run.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(run.timers).isEmpty();
    }

    private static SortedMap<String, Object> lag(String lag) {
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("lag", lag);
        return output;
    }
}

package io.drillbook.activities.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAnswer.State;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.plan.LockMode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class HeldAgainTest {
    private static final RunIdentity RUN = new RunIdentity("runbook/orders/1", "first");
    private static final LockAsk ASK =
            new LockAsk("orders", LockMode.BACKUP, RUN, "after-reset", "a run", Duration.ofHours(1), Optional.empty());

    private final Deque<LockAnswer> answers = new ArrayDeque<>();
    private final List<LockAsk> asked = new ArrayList<>();
    private final ActState state = new ActState("act", () -> {});
    private final HeldAgain held = new HeldAgain((ask, context) -> {
        asked.add(ask);
        return answers.size() > 1 ? answers.remove() : answers.element();
    });

    @Test
    void aRunThatWasNotResetDoesNotAsk() throws Exception {
        ActionCall call = call(Optional.empty());
        assertThat(held.before(call, state)).isSameAs(call);
        assertThat(asked).isEmpty();
    }

    @Test
    void aRunThatWasResetActsUnderTheTokenItHoldsNow() throws Exception {
        answers.add(granted(8));
        assertThat(held.before(call(Optional.of(ASK)), state).token()).contains(8L);
        assertThat(asked).containsExactly(ASK);
    }

    @Test
    void itWaitsWhileAnotherRunHoldsTheLockAndSaysSo() throws Exception {
        answers.add(new LockAnswer(State.QUEUED, Optional.empty(), Optional.of(1), "orders is held by another"));
        answers.add(granted(9));
        assertThat(held.before(call(Optional.of(ASK)), state).token()).contains(9L);
        assertThat(state.progress().text()).contains("orders is held by another");
    }

    @Test
    void itStopsWaitingWhenItIsAskedTo() {
        answers.add(new LockAnswer(State.QUEUED, Optional.empty(), Optional.of(1), "orders is held by another"));
        state.requestCancel();
        assertThatThrownBy(() -> held.before(call(Optional.of(ASK)), state))
                .isInstanceOfSatisfying(
                        ActionException.class,
                        stopped -> assertThat(stopped.failure().code()).isEqualTo("cancelled"));
    }

    @Test
    void itDoesNotActWhereTheLockIsRefused() {
        answers.add(new LockAnswer(State.REFUSED, Optional.empty(), Optional.empty(), "orders is in quarantine"));
        assertThatThrownBy(() -> held.before(call(Optional.of(ASK)), state))
                .isInstanceOf(ActionException.class)
                .hasMessageContaining("orders is in quarantine");
    }

    private static LockAnswer granted(long token) {
        return new LockAnswer(State.GRANTED, Optional.of(token), Optional.empty(), "granted");
    }

    private static ActionCall call(Optional<LockAsk> again) {
        return new ActionCall(
                new EffectIdentity(RUN, "steps/backup", ""),
                "test.act",
                "signature",
                "Act",
                new TreeMap<>(),
                Optional.of(3L),
                new RunFacts("runbook", "backup", "orders", "lab", "d", "p", "2026-01-01T00:00:00Z"),
                1,
                again);
    }
}

package io.drillbook.workflows.lock;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAnswer.State;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.OwnerEnd;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.plan.LockMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LockRulesTest {
    private static final List<LockMode> MODES =
            List.of(LockMode.TOPOLOGY, LockMode.SPACE, LockMode.BACKUP, LockMode.OBSERVE);
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private LockState state = LockState.free("orders");
    private Instant now = START;

    @Test
    void aFreeLockIsGrantedWithRisingTokens() {
        assertThat(ask("a", LockMode.BACKUP).token()).contains(1L);
        release("a");
        assertThat(ask("b", LockMode.BACKUP).token()).contains(2L);
    }

    @Test
    void theSecondWaitsAndIsToldWhoHolds() {
        ask("a", LockMode.BACKUP);
        LockAnswer answer = ask("b", LockMode.TOPOLOGY);
        assertThat(answer.state()).isEqualTo(State.QUEUED);
        assertThat(answer.position()).contains(1);
        assertThat(answer.message()).contains("backup", "run-a", "2026-03-01T10:00:00Z");
        release("a");
        assertThat(notices()).containsExactly("b granted 2");
    }

    @Test
    void whoMayNotWaitIsRefusedWithTheHolderNamed() {
        ask("a", LockMode.BACKUP);
        LockAnswer answer = ask("b", LockMode.BACKUP, Duration.ZERO, Optional.empty());
        assertThat(answer.state()).isEqualTo(State.REFUSED);
        assertThat(answer.message()).contains("run-a");
        assertThat(state.queue()).isEmpty();
    }

    @Test
    void askingAgainGivesTheSameAnswerAndTheNewRunId() {
        ask("a", LockMode.BACKUP);
        LockAsk again =
                new LockAsk("orders", LockMode.BACKUP, owner("a"), "after-reset", "purpose", Duration.ofHours(1));
        var decision = LockRules.acquire(state, again, now);
        assertThat(decision.say().token()).contains(1L);
        assertThat(decision.state().holders().getFirst().runId()).isEqualTo("after-reset");
        ask("b", LockMode.BACKUP);
        assertThat(ask("b", LockMode.BACKUP).position()).contains(1);
        assertThat(state.queue()).hasSize(1);
    }

    @Test
    void observersPassEverythingAndHinderNobody() {
        ask("a", LockMode.TOPOLOGY);
        assertThat(ask("o", LockMode.OBSERVE).state()).isEqualTo(State.GRANTED);
        release("a");
        assertThat(ask("b", LockMode.TOPOLOGY).state()).isEqualTo(State.GRANTED);
    }

    @Test
    void askingLateNeverOvertakesWhomItExcludes() {
        ask("a", LockMode.BACKUP);
        ask("b", LockMode.TOPOLOGY);
        assertThat(ask("c", LockMode.SPACE).state())
                .as("space excludes topology, which asked earlier")
                .isEqualTo(State.QUEUED);
        release("a");
        assertThat(notices()).containsExactly("b granted 2");
        release("b");
        assertThat(notices()).containsExactly("c granted 3");
    }

    @Test
    void modesThatDoNotExcludeEachOtherHoldTogether() {
        ask("a", LockMode.BACKUP);
        assertThat(ask("b", LockMode.SPACE).state()).isEqualTo(State.GRANTED);
    }

    @Test
    void aWaitThatIsOverIsToldAndLeavesTheQueue() {
        ask("a", LockMode.BACKUP);
        ask("b", LockMode.BACKUP, Duration.ofMinutes(5), Optional.empty());
        now = now.plus(Duration.ofMinutes(5));
        assertThat(notices()).containsExactly("b refused");
        assertThat(state.queue()).isEmpty();
    }

    @Test
    void anOwnerThatEndedBadlyLeavesQuarantineWhichRefusesEverybodyButObservers() {
        ask("a", LockMode.BACKUP);
        ask("b", LockMode.BACKUP);
        ended("a", "terminated");
        assertThat(state.quarantine().orElseThrow().reason()).contains("run-a", "terminated", "backup", "token 1");
        assertThat(notices()).containsExactly("b refused");
        assertThat(ask("c", LockMode.BACKUP).message()).contains("quarantine", "drillbook release orders");
        assertThat(ask("o", LockMode.OBSERVE).state()).isEqualTo(State.GRANTED);
        state = LockRules.withoutQuarantine(state);
        assertThat(ask("d", LockMode.BACKUP).state()).isEqualTo(State.GRANTED);
    }

    @Test
    void anOwnerThatEndedWellAnObserverAndOneThatWaitedLeaveNoQuarantine() {
        ask("a", LockMode.BACKUP);
        ask("w", LockMode.BACKUP);
        ask("o", LockMode.OBSERVE);
        ended("w", "terminated");
        ended("o", "terminated");
        ended("a", "completed");
        assertThat(state.quarantine()).isEmpty();
        assertThat(state.holders()).isEmpty();
        assertThat(state.queue()).isEmpty();
    }

    @Test
    void aSecondBadEndIsAddedToTheFirst() {
        ask("a", LockMode.BACKUP);
        ask("b", LockMode.SPACE);
        ended("a", "terminated");
        ended("b", "timed_out");
        assertThat(state.quarantine().orElseThrow().owner()).isEqualTo(owner("a"));
        assertThat(state.quarantine().orElseThrow().reason()).contains("run-a", "run-b");
    }

    @Test
    void theCoolDownCountsFromTheLastRoleChange() {
        ask("a", LockMode.TOPOLOGY);
        state = LockRules.release(state, new LockRelease("orders", owner("a"), Optional.of(now.toString())))
                .state();
        now = now.plus(Duration.ofMinutes(40));
        Optional<Duration> hour = Optional.of(Duration.ofHours(1));
        LockAnswer answer = ask("b", LockMode.TOPOLOGY, Duration.ofHours(1), hour);
        assertThat(answer.state()).isEqualTo(State.REFUSED);
        assertThat(answer.message()).contains("40m", "1h");
        now = now.plus(Duration.ofMinutes(20));
        assertThat(ask("b", LockMode.TOPOLOGY, Duration.ofHours(1), hour).state())
                .isEqualTo(State.GRANTED);
    }

    @Test
    void aTopologyRunThatEndedBadlyCountsAsARoleChange() {
        ask("a", LockMode.TOPOLOGY);
        ended("a", "terminated");
        assertThat(state.lastRoleChange()).contains(now.toString());
    }

    @Test
    void whatIsNotHeldChangesNothingWhenItIsGivenBack() {
        ask("a", LockMode.BACKUP);
        LockState before = state;
        var decision =
                LockRules.release(state, new LockRelease("orders", owner("stranger"), Optional.of(now.toString())));
        assertThat(decision.say()).isFalse();
        assertThat(decision.state()).isEqualTo(before);
    }

    /** Whatever is asked, given back, ended and waited for: no two exclude each other, and no token comes twice. */
    @Test
    void noStoryBreaksTheLock() {
        for (long seed = 0; seed < 2000; seed++) {
            state = LockState.free("orders");
            now = START;
            tell(new Random(seed), seed);
        }
    }

    private void tell(Random random, long seed) {
        Map<Long, RunIdentity> tokens = new HashMap<>();
        long last = 0;
        for (int event = 0; event < 60; event++) {
            String who = "r" + random.nextInt(8);
            now = now.plusSeconds(random.nextInt(120));
            switch (random.nextInt(6)) {
                case 0, 1, 2 ->
                    ask(
                            who,
                            MODES.get(random.nextInt(MODES.size())),
                            Duration.ofMinutes(random.nextInt(10)),
                            random.nextInt(4) == 0 ? Optional.of(Duration.ofMinutes(10)) : Optional.empty());
                case 3 ->
                    state = LockRules.release(
                                    state,
                                    new LockRelease(
                                            "orders",
                                            owner(who),
                                            random.nextBoolean() ? Optional.of(now.toString()) : Optional.empty()))
                            .state();
                case 4 -> ended(who, random.nextBoolean() ? "terminated" : "completed");
                default -> {
                    if (random.nextInt(4) == 0) {
                        state = LockRules.withoutQuarantine(state);
                    }
                }
            }
            notices();
            for (LockState.Holder one : state.holders()) {
                for (LockState.Holder other : state.holders()) {
                    assertThat(!one.equals(other) && one.mode().excludes(other.mode()))
                            .as("seed %s: %s", seed, state)
                            .isFalse();
                }
                RunIdentity known = tokens.putIfAbsent(one.token(), one.owner());
                assertThat(known == null ? one.owner() : known)
                        .as("a token has one owner")
                        .isEqualTo(one.owner());
                assertThat(state.queue())
                        .noneMatch(waiting -> waiting.ask().owner().equals(one.owner()));
            }
            assertThat(state.lastToken()).as("tokens only rise").isGreaterThanOrEqualTo(last);
            last = state.lastToken();
            assertThat(state.queue())
                    .allMatch(waiting -> Instant.parse(waiting.until()).isAfter(now));
            if (state.holders().isEmpty()) {
                assertThat(state.queue()).as("nobody waits for a free lock").isEmpty();
            }
        }
    }

    private LockAnswer ask(String who, LockMode mode) {
        return ask(who, mode, Duration.ofHours(1), Optional.empty());
    }

    private LockAnswer ask(String who, LockMode mode, Duration wait, Optional<Duration> coolDown) {
        var decision = LockRules.acquire(
                state, new LockAsk("orders", mode, owner(who), "first-" + who, "purpose", wait, coolDown), now);
        state = decision.state();
        return decision.say();
    }

    private void release(String who) {
        state = LockRules.release(state, new LockRelease("orders", owner(who), Optional.empty()))
                .state();
    }

    private void ended(String who, String status) {
        state = LockRules.ownerEnded(state, owner(who), new OwnerEnd(true, status), now);
    }

    private List<String> notices() {
        var decision = LockRules.advance(state, now);
        state = decision.state();
        List<String> said = new ArrayList<>();
        decision.say()
                .forEach(notice -> said.add((notice.ask().owner().workflowId().substring("run-".length()) + " "
                                + notice.answer().state().name().toLowerCase(java.util.Locale.ROOT) + " "
                                + notice.answer().token().map(String::valueOf).orElse(""))
                        .strip()));
        return said;
    }

    private static RunIdentity owner(String who) {
        return new RunIdentity("run-" + who, "first-" + who);
    }
}

package io.drillbook.workflows.interpreter;

import static io.drillbook.workflows.interpreter.ResumeTest.refused;
import static io.drillbook.workflows.interpreter.ResumeTest.resumed;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What stands of each kind of step when a run is taken up, and what begins anew. */
class ResumeScopeTest {
    private static final String USED = "- { id: used, action: test.act, no_undo: it is kept }\n";

    @Test
    void answersAndWaitsStand() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - id: chosen
                  ask: How far behind may it be?
                  answer: { type: duration }
                  by: [leads]
                  within: 1h
                - wait: 1m
                - { id: used, action: test.act, with: { of: "lag ${ steps.chosen.answer }" }, no_undo: it is kept }
                """));
        old.says(VoteStatement.on(old.question(), "answer", "ann", "\"90s\"", ""), "leads");
        old.fires("wait:steps/1").failed("steps/used@1", FailureKind.REFUSED).toEnd();
        RunDriver run = resumed(old, "used");
        assertThat(run.questions).isEmpty();
        assertThat(run.timers).containsOnlyKeys("longest-duration");
        assertThat(run.action("steps/used@1").call().input()).containsEntry("of", "lag 1m30s");
    }

    @Test
    void aWaitForSomethingIsLookedAtAgain() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - { id: near, wait: 1m, until: has(polled.lag), poll: test.look, every: 10s }
                """ + USED)).done("steps/near@1", lag("1s"));
        old.failed("steps/used@1", FailureKind.REFUSED).toEnd();
        assertThat(resumed(old, "used").open).containsOnlyKeys("steps/near@1");
    }

    @Test
    void loopsBranchesConsentsAndBlocksThatRecoveredStandAsAWhole() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - block: try
                  steps: [{ id: x, action: test.act, no_undo: kept }]
                  recover:
                    - steps: [{ id: look, action: test.look }, { id: r, action: test.act, no_undo: kept }]
                - id: nodes
                  each: ${ [1] }
                  steps: [{ id: seen, action: test.look }, { id: item, action: test.act, no_undo: kept }]
                - id: both
                  parallel: two
                  branches:
                    - steps: [{ id: left, action: test.act, no_undo: kept }]
                    - steps: [{ id: right, action: test.look }]
                - id: agreed
                  consent: Do it?
                  by: [leads]
                  within: 1h
                  steps: [{ id: before, action: test.look }, { id: in, action: test.act, no_undo: kept }]
                """ + USED));
        old.failed("steps/0/x@1", FailureKind.REFUSED);
        old.done("steps/0/recover-0/look@1").done("steps/0/recover-0/r@1");
        old.done("steps/nodes/seen#1@1").done("steps/nodes/item#1@1");
        old.done("steps/both/branch-0/left@1").done("steps/both/branch-1/right@1");
        old.previewed("system/preview/1/steps/agreed@1");
        old.vote(old.question(), "approve", "ann", "leads");
        old.vote(old.question(), "approve", "ben", "leads");
        old.previewed("system/preview/1-again/steps/agreed@1");
        old.done("steps/agreed/before@1").done("steps/agreed/in@1");
        old.failed("steps/used@1", FailureKind.REFUSED).toEnd();
        assertThat(resumed(old, "used").open).containsOnlyKeys("steps/used@1");
    }

    @Test
    void conditionsAndTimesAroundTheStepBeginAnew() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - { id: seen, action: test.look }
                - id: around
                  block: all
                  when: steps.seen.?lag.orValue(duration("1s")) < duration("5s")
                  timeout: 10m
                  steps:
                    - { id: made, action: test.act, no_undo: kept }
                    - { id: used, action: test.act, no_undo: kept }
                """));
        old.done("steps/seen@1").done("steps/around/made@1").after(Duration.ofMinutes(9));
        old.failed("steps/around/used@1", FailureKind.REFUSED).toEnd();
        RunDriver again = resumed(old, "used").done("steps/seen@1", lag("1s"));
        assertThat(again.open).containsOnlyKeys("steps/around/used@1");
        assertThat(again.timer("block:steps/around")).isEqualTo(Duration.ofMinutes(10));
        RunDriver late = resumed(old, "used").done("steps/seen@1", lag("9s"));
        late.toEnd();
        assertThat(late.begun).doesNotContain("steps/around/used@1");
    }

    @Test
    void theLockIsAskedForAnew() {
        RunDriver old = RunDriver.running(Plans.plan(List.of(Plans.act("a"), Plans.act("b")), List.of()));
        old.done("steps/a@1").failed("steps/b@1", FailureKind.REFUSED).toEnd();
        RunDriver run = resumed(old, "b");
        assertThat(run.open).containsOnlyKeys("system/acquire@1");
        assertThat(run.granted("system/acquire@1", 8).open).containsOnlyKeys("steps/b@1");
    }

    @Test
    void itsBeginningIsHeldToTheWindowAnew() {
        Guard guard = new Guard(
                Optional.empty(),
                Duration.ofHours(4),
                Optional.empty(),
                Optional.of(new Window(List.of(), "09:00", "09:30", "UTC")),
                Optional.empty(),
                Optional.empty());
        Plan plan =
                Plans.plan("test.drill", guard, List.of(Plans.act("a"), Plans.act("b")), List.of(), new TreeMap<>());
        RunDriver old = new RunDriver(plan);
        old.now = Plans.START.minus(Duration.ofMinutes(50));
        old.start()
                .done("system/open@1")
                .done("steps/a@1")
                .failed("steps/b@1", FailureKind.REFUSED)
                .toEnd();
        RunDriver run = resumed(old, "b");
        assertThat(run.begun).doesNotContain("steps/b@1");
        run.toEnd().endsAs(Outcome.REFUSED, "guard-window");
    }

    @Test
    void whatIsSignedForItsStartIsSignedAnew() {
        RunDriver old = RunDriver.running(Texts.plan(USED)).failed("steps/used@1", FailureKind.REFUSED);
        old.toEnd();
        StartProof proof = new StartProof(Optional.of(text("start")), Optional.of(text("text")), List.of(text("yes")));
        ResumeOffer offer = ResumeOffers.of(
                new RunStart(old.plan, "test", "somebody", Optional.of(proof)),
                new StepTree(old.plan.definition()),
                old.state,
                new RunIdentity("drill-0", "old"),
                new ResumeAsk("used", false));
        StartProof left = offer.start().orElseThrow().proof().orElseThrow();
        assertThat(left.start()).isEmpty();
        assertThat(left.standing()).isEmpty();
        assertThat(left.definition())
                .as("who signed the runbook's text signed the same text")
                .contains(text("text"));
    }

    @Test
    void aChangeOfWhichNobodyKnowsHowFarItCameIsNotPassedOver() {
        RunDriver old = RunDriver.running(Texts.plan("- { id: made, action: test.act, no_undo: kept }\n" + USED));
        old.timedOut("steps/made@1").toEnd();
        assertThat(refused(old, "used").code()).isEqualTo("earlier-step-not-done");
    }

    @Test
    void aStepInABranchThatWasNotTakenIsRefusedAndTheChooseNamed() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - id: pick
                  choose: which
                  branches:
                    - when: inputs.limit == 3
                      steps: [{ id: one, action: test.act, no_undo: kept }]
                  otherwise:
                    steps: [{ id: two, action: test.act, no_undo: kept }]
                """)).failed("steps/pick/branch-0/one@1", FailureKind.REFUSED);
        old.toEnd();
        assertThat(refused(old, "two").code()).isEqualTo("resume-other-branch");
        assertThat(refused(old, "two").hint().orElseThrow()).contains("--from pick");
    }

    @Test
    void aStepThatRecoversIsTakenUpWithItsBlock() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - id: around
                  block: try
                  steps: [{ id: x, action: test.look }]
                  recover:
                    - steps: [{ id: r, action: test.look }]
                """));
        old.failed("steps/around/x@1", FailureKind.REFUSED);
        old.failed("steps/around/recover-0/r@1", FailureKind.REFUSED).toEnd();
        assertThat(refused(old, "r").code()).isEqualTo("resume-inside");
        assertThat(refused(old, "r").hint().orElseThrow()).contains("--from around");
    }

    @Test
    void whatTheEarlierStepsGaveMayBeTooLarge() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - { id: a, action: test.act, no_undo: kept }
                - { id: b, action: test.act, no_undo: kept }
                - { id: c, action: test.act, no_undo: kept }
                """ + USED));
        for (String step : List.of("a", "b", "c")) {
            old.done("steps/" + step + "@1", new TreeMap<>(Map.of("name", "x".repeat(220 << 10))));
        }
        old.failed("steps/used@1", FailureKind.REFUSED).toEnd();
        assertThat(refused(old, "used").code()).isEqualTo("resume-too-large");
    }

    @Test
    void aRunThatEndedUnknownAndOneThatWasCancelledAreTakenUp() {
        RunDriver unknown = RunDriver.running(Texts.plan(USED)).failed("steps/used@1", FailureKind.UNKNOWN);
        unknown.toEnd().endsAs(Outcome.UNKNOWN, "test-failure");
        assertThat(resumed(unknown, "used").open).containsOnlyKeys("steps/used@1");
        RunDriver cancelled = RunDriver.running(Texts.plan(USED)).cancel().cancelled("steps/used@1");
        cancelled.toEnd().endsAs(Outcome.CANCELLED, "cancelled");
        assertThat(resumed(cancelled, "used").open).containsOnlyKeys("steps/used@1");
    }

    @Test
    void whatTheEndedRunDidIsNotTakenBack() {
        RunDriver old = RunDriver.running(Texts.plan("""
                - { id: made, action: test.act, undo: { action: test.undo } }
                - { id: gone, action: test.act, no_undo: there is no way back, no_return: true }
                """ + USED));
        old.done("steps/made@1").done("steps/gone@1").failed("steps/used@1", FailureKind.REFUSED);
        old.toEnd();
        RunDriver run = resumed(old, "used").failed("steps/used@1", FailureKind.REFUSED);
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.begun).doesNotContain("steps/made/undo@1");
    }

    private static SignedText text(String statement) {
        return new SignedText(statement, "signature");
    }

    private static SortedMap<String, Object> lag(String lag) {
        return new TreeMap<>(Map.of("lag", lag));
    }
}

package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drillbook.runbooks.call.Continues;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.Resumption;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.workflows.interpreter.state.Beginning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Runs that take up a run that ended. */
class ResumeTest {
    private static final RunIdentity OLD = new RunIdentity("drill-0", "old");

    private static final String KEPT = """
        - id: seen
          action: test.look
        - assert: the lag is small
          that: steps.?seen.lag.orValue(duration("1s")) < duration("5s")
        - id: made
          action: test.act
          no_undo: it is kept
        - id: used
          action: test.act
          with: { of: "${ steps.made.?name.orValue('nothing') }, ${ steps.?seen.lag }" }
          no_undo: it is kept
        finally:
          - id: said
            action: test.look
        """;

    @Test
    void whatStandsIsNotDoneAgainAndWhatOnlyReadsIs() {
        RunDriver old = failedAtUsed();
        RunDriver run = resumed(old, "used");
        assertThat(run.open.keySet()).containsExactly("steps/seen@1");
        run.done("steps/seen@1", lag("3s"));
        assertThat(run.action("steps/used@1").call().input()).containsEntry("of", "slot 9, 3s");
        assertThat(run.begun).doesNotContain("steps/made@1");
        run.done("steps/used@1").done("finally/said@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void theRecordNamesTheRunTheStepAndWhatStands() {
        RunDriver run = resumed(failedAtUsed(), "used");
        run.done("steps/seen@1").done("steps/used@1").done("finally/said@1").toEnd();
        RunRecord record = run.record.orElseThrow();
        assertThat(record.provenance().orElseThrow().continues())
                .contains(new Continues(OLD, "steps/used", List.of("steps/made")));
        assertThat(record.deviations())
                .containsExactly(
                        "takes up drill-0@old at \"test.act\", as somebody wanted",
                        "not done again: \"test.act\"",
                        "done by that run and not taken back, and yet to be done here: \"test.act\" (nobody knows how far it came)");
        assertThat(record.steps())
                .extracting(StepRecord::path, StepRecord::state)
                .contains(tuple("steps/made", "taken_over"), tuple("steps/used", "done"));
        assertThat(record.steps().get(2).startedAt()).isEmpty();
        assertThat(record.identity()).isNotEqualTo(OLD);
    }

    @Test
    void anAssertThatDoesNotHoldAnyMoreRefusesTheRun() {
        RunDriver run = resumed(failedAtUsed(), "used").done("steps/seen@1", lag("9s"));
        assertThat(run.open.keySet()).containsExactly("finally/said@1");
        run.done("finally/said@1").toEnd().endsAs(Outcome.REFUSED, "resume-refused");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message())
                .isEqualTo("what must hold before \"test.act\" was looked at again, and \"the lag is small\" failed:"
                        + " assertion-failed, the lag is small");
    }

    @Test
    void aLookThatFailsRefusesTheRunAndNothingRecoversFromIt() {
        String block = """
            - id: all
              block: with a way out
              steps:
                - id: seen
                  action: test.look
                - id: made
                  action: test.act
                  no_undo: it is kept
                - id: used
                  action: test.look
              recover:
                - on: [unreachable]
                  steps:
                    - id: other
                      action: test.act
                      no_undo: it is kept
            """;
        RunDriver old = RunDriver.running(Texts.plan(block))
                .done("steps/all/seen@1")
                .done("steps/all/made@1")
                .failed("steps/all/used@1", FailureKind.REFUSED)
                .toEnd();
        RunDriver run = resumed(old, "used").failed("steps/all/seen@1", FailureKind.UNREACHABLE);
        run.toEnd().endsAs(Outcome.REFUSED, "resume-refused");
        RunDriver later =
                resumed(old, "used").done("steps/all/seen@1").failed("steps/all/used@1", FailureKind.UNREACHABLE);
        assertThat(later.open).as("from its step on all is as ever").containsOnlyKeys("steps/all/recover-0/other@1");
    }

    @Test
    void aFailureAfterTheStepFailsTheRunAndTakesBackWhatThisRunDid() {
        String steps = """
            - id: made
              action: test.act
              no_undo: it is kept
            - id: used
              action: test.act
              undo: { action: test.undo }
            - id: last
              action: test.look
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps))
                .done("steps/made@1")
                .failed("steps/used@1", FailureKind.REFUSED, false)
                .toEnd();
        RunDriver run = resumed(old, "used")
                .done("steps/used@1")
                .failed("steps/last@1", FailureKind.CHECK_FAILED)
                .done("steps/used/undo@1");
        run.toEnd().endsAs(Outcome.FAILED, "test-failure");
    }

    @Test
    void aRunWhoseEarlierStepsWereTakenBackIsToldWhereItCanBeTakenUp() {
        String steps = """
            - id: made
              action: test.act
              undo: { action: test.undo }
            - id: used
              action: test.act
              no_undo: it is kept
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps))
                .done("steps/made@1")
                .failed("steps/used@1", FailureKind.REFUSED)
                .done("steps/made/undo@1")
                .toEnd();
        Failure refused = refused(old, "used");
        assertThat(refused.code()).isEqualTo("earlier-step-undone");
        assertThat(refused.message()).isEqualTo("what \"test.act\" did was taken back, so nothing can rest on it");
        assertThat(refused.hint()).contains("Start a new run, or take this one up at --from made.");
        assertThat(resumed(old, "made").open.keySet()).containsExactly("steps/made@1");
    }

    @Test
    void whatStandsBeforeAnActOfNoReturnCanBeRestedOn() {
        String steps = """
            - id: made
              action: test.act
              undo: { action: test.undo }
            - id: gone
              action: test.act
              no_undo: there is no way back
              no_return: true
            - id: used
              action: test.act
              no_undo: it is kept
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps))
                .done("steps/made@1")
                .done("steps/gone@1")
                .failed("steps/used@1", FailureKind.BUSY)
                .toEnd();
        RunDriver run = resumed(old, "used");
        assertThat(run.open.keySet()).containsExactly("steps/used@1");
        run.done("steps/used@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aStepThatWasNotDoneIsNotPassedOver() {
        RunDriver old = RunDriver.running(Texts.plan(KEPT))
                .done("steps/seen@1")
                .failed("steps/made@1", FailureKind.REFUSED)
                .done("finally/said@1")
                .toEnd();
        Failure refused = refused(old, "used");
        assertThat(refused.code()).isEqualTo("earlier-step-not-done");
        assertThat(refused.hint()).contains("Take the run up there: --from made.");
    }

    @Test
    void anAssertThatFailedIsLookedAtAgainWhenTheRunIsTakenUpBehindIt() {
        RunDriver old = RunDriver.running(Texts.plan(KEPT))
                .done("steps/seen@1", lag("9s"))
                .done("finally/said@1")
                .toEnd();
        RunDriver run = resumed(old, "made").done("steps/seen@1", lag("1s"));
        assertThat(run.open.keySet()).containsExactly("steps/made@1");
    }

    @Test
    void whatCannotBeTakenUpIsRefusedWithAReasonAndWhatToDo() {
        assertThat(refused(failedAtUsed(), "usd").message()).isEqualTo("test.drill has no step usd");
        assertThat(refused(failedAtUsed(), "usd").hint()).contains("did you mean used?");
        assertThat(refused(failedAtUsed(), "made").code()).isEqualTo("step-not-failed");
        assertThat(refused(failedAtUsed(), "made").hint()).contains("The run failed at \"test.act\".");
        assertThat(refused(failedAtUsed(), "said").code()).isEqualTo("resume-in-finally");
        assertThat(refused(RunDriver.running(Texts.plan(KEPT)), "used").code()).isEqualTo("run-goes-on");
        RunDriver passed = RunDriver.running(Texts.plan(KEPT))
                .done("steps/seen@1")
                .done("steps/made@1")
                .done("steps/used@1")
                .done("finally/said@1")
                .toEnd();
        assertThat(refused(passed, "used").code()).isEqualTo("run-passed");
    }

    @Test
    void aRunThatWasRefusedIsNotTakenUp() {
        RunDriver run = resumed(failedAtUsed(), "used").done("steps/seen@1", lag("9s"));
        run.done("finally/said@1").toEnd();
        assertThat(refused(run, "used").code()).isEqualTo("run-was-refused");
    }

    @Test
    void aRunThatTookUpAnotherCanBeTakenUpItself() {
        RunDriver second = resumed(failedAtUsed(), "used")
                .done("steps/seen@1")
                .failed("steps/used@1", FailureKind.REFUSED)
                .done("finally/said@1")
                .toEnd();
        RunDriver third = resumed(second, "used").done("steps/seen@1", lag("3s"));
        assertThat(third.action("steps/used@1").call().input()).containsEntry("of", "slot 9, 3s");
    }

    @Test
    void loopsAndBranchesSideBySideAreTakenUpAsAWhole() {
        String steps = """
            - id: nodes
              each: ${ [1, 2] }
              steps:
                - id: item
                  action: test.act
                  no_undo: it is kept
            - id: both
              parallel: two
              branches:
                - steps: [{ id: left, action: test.act, no_undo: kept }]
                - steps: [{ id: right, action: test.look }]
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps))
                .done("steps/nodes/item#1@1")
                .done("steps/nodes/item#2@1")
                .done("steps/both/branch-0/left@1")
                .failed("steps/both/branch-1/right@1", FailureKind.REFUSED)
                .toEnd();
        Failure refused = refused(old, "right");
        assertThat(refused.code()).isEqualTo("resume-inside");
        assertThat(refused.hint()).contains("Take the run up at --from both; everything inside it is done again.");
        assertThat(refused(old, "item").hint().orElseThrow()).contains("--from nodes");
        RunDriver run = resumed(old, "both");
        assertThat(run.open.keySet()).containsExactly("steps/both/branch-0/left@1", "steps/both/branch-1/right@1");
        assertThat(run.state.deviations())
                .anyMatch(line -> line.startsWith("done by that run and not taken back, and yet to be done here:"));
    }

    @Test
    void aChoiceStandsUnlessItsBranchesOnlyRead() {
        String steps = """
            - id: seen
              action: test.look
            - id: pick
              choose: by the lag
              branches:
                - when: steps.?seen.lag.orValue(duration("1s")) < duration("5s")
                  steps: [{ id: near, action: test.act, no_undo: kept }]
                  outputs: { how: near }
              otherwise: { outputs: { how: far } }
            - id: look
              choose: only looks
              branches:
                - when: steps.?seen.lag.orValue(duration("1s")) < duration("5s")
                  outputs: { how: near }
              otherwise: { outputs: { how: far } }
            - id: used
              action: test.act
              with: { of: "${ steps.pick.how } ${ steps.look.how }" }
              no_undo: it is kept
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps))
                .done("steps/seen@1")
                .done("steps/pick/branch-0/near@1")
                .failed("steps/used@1", FailureKind.REFUSED)
                .toEnd();
        RunDriver run = resumed(old, "used").done("steps/seen@1", lag("9s"));
        assertThat(run.action("steps/used@1").call().input()).containsEntry("of", "near far");
    }

    @Test
    void aConsentAroundTheStepIsAskedForAnewAndSaysWhatStands() {
        String steps = """
            - id: agreed
              consent: Drop it?
              by: [leads]
              within: 2h
              steps:
                - id: drop
                  action: test.drop
                  title: Drop the slot
                  no_undo: it is gone
                - id: used
                  action: test.act
                  no_undo: it is kept
            """;
        RunDriver old = RunDriver.running(Texts.plan(steps));
        old.previewed("system/preview/1/steps/agreed@1", "drop slot 3");
        old.vote(old.question(), "approve", "ann", "leads");
        old.vote(old.question(), "approve", "ben", "leads");
        old.previewed("system/preview/1-again/steps/agreed@1", "drop slot 3");
        old.done("steps/agreed/drop@1")
                .failed("steps/agreed/used@1", FailureKind.REFUSED)
                .toEnd();
        RunDriver run = resumed(old, "used");
        run.previewed("system/preview/1/steps/agreed@1", "act");
        assertThat(run.question().preview().getFirst())
                .isEqualTo("Drop the slot: stands from the run before, not done again");
        assertThat(run.question().nonce()).isNotEqualTo(old.question().nonce());
        run.vote(run.question(), "approve", "ann", "leads");
        run.vote(run.question(), "approve", "ben", "leads");
        run.previewed("system/preview/1-again/steps/agreed@1", "act");
        assertThat(run.open.keySet()).containsExactly("steps/agreed/used@1");
    }

    @Test
    void aRunThatTheServerEndedIsTakenUpAtTheActItHadInHand() {
        RunDriver old = RunDriver.running(Texts.plan(KEPT)).done("steps/seen@1").done("steps/made@1");
        ResumeOffer offer = offer(old, "used", true);
        assertThat(offer.start().orElseThrow().resumption().orElseThrow().remarks())
                .containsExactly(
                        "not done again: \"test.act\"",
                        "done by that run and not taken back, and yet to be done here: \"test.act\" (nobody knows how far it came)");
        assertThat(resumed(offer, old).done("steps/seen@1").open.keySet()).containsExactly("steps/used@1");
    }

    @Test
    void aCancelWhileItLooksAgainIsACancel() {
        RunDriver run = resumed(failedAtUsed(), "used").cancel().cancelled("steps/seen@1");
        run.done("finally/said@1").toEnd().endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void effectsAfterItAreThoseOfTheNewRun() {
        RunDriver run = resumed(failedAtUsed(), "used").done("steps/seen@1");
        assertThat(run.action("steps/used@1").call().effect().key()).isEqualTo("drill-1@second/steps/used");
    }

    private static final String MEASURED = """
        - id: outage
          measure: outage
          target: ${ inputs.host }
          steps: [{ id: made, action: test.act, no_undo: it is kept }]
        - id: used
          action: test.act
          with: { of: "outage ${ steps.outage.?outage }" }
          no_undo: it is kept
        """;

    @Test
    void aMeasurementStandsWithItsFigures() {
        RunDriver old = measured().done("steps/outage/made@1");
        old.done("steps/outage/measure-end@1", new TreeMap<>(Map.of("outage", "3s", "checks", List.of())));
        old.failed("steps/used@1", FailureKind.REFUSED).toEnd();
        RunDriver run = resumed(old, "used");
        assertThat(run.action("steps/used@1").call().input()).containsEntry("of", "outage 3s");
        run.done("steps/used@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void aMeasurementIsTakenUpAsAWhole() {
        RunDriver old = measured().failed("steps/outage/made@1", FailureKind.REFUSED);
        old.done("steps/outage/measure-end@1", new TreeMap<>(Map.of("checks", List.of())))
                .toEnd();
        assertThat(refused(old, "made").code()).isEqualTo("resume-inside");
        RunDriver run = resumed(old, "outage");
        assertThat(run.open.keySet()).containsExactly("steps/outage/measure-begin@1");
        assertThat(run.state.deviations()).noneMatch(remark -> remark.contains("measure outage:"));
    }

    private static RunDriver measured() {
        return RunDriver.running(Texts.plan(MEASURED))
                .done("steps/outage/measure-begin@1", new TreeMap<>(Map.of("mark", "m1")));
    }

    private static RunDriver failedAtUsed() {
        return RunDriver.running(Texts.plan(KEPT))
                .done("steps/seen@1", lag("1s"))
                .done("steps/made@1", new TreeMap<>(Map.of("name", "slot 9")))
                .failed("steps/used@1", FailureKind.REFUSED)
                .done("finally/said@1")
                .toEnd();
    }

    private static SortedMap<String, Object> lag(String lag) {
        return new TreeMap<>(Map.of("lag", lag));
    }

    private static ResumeOffer offer(RunDriver old, String step, boolean cutOff) {
        return ResumeOffers.of(
                new RunStart(old.plan, "test", "somebody"),
                new StepTree(old.plan.definition()),
                old.state,
                OLD,
                new ResumeAsk(step, cutOff));
    }

    static Failure refused(RunDriver old, String step) {
        return offer(old, step, false).refusal().orElseThrow();
    }

    /** A run that takes up another: its start is stored. */
    static RunDriver resumed(RunDriver old, String step) {
        return resumed(offer(old, step, false), old);
    }

    private static RunDriver resumed(ResumeOffer offer, RunDriver old) {
        assertThat(offer.refusal()).isEmpty();
        Resumption resumption = offer.start().orElseThrow().resumption().orElseThrow();
        RunDriver run = new RunDriver(old.plan);
        Beginning plain = Plans.beginning(old.plan);
        run.apply(new RunEvent.Started(
                run.now,
                new Beginning(
                        new RunIdentity("drill-1", "second"),
                        plain.runId(),
                        plain.facts(),
                        plain.trigger(),
                        plain.starter(),
                        plain.interpreter(),
                        plain.at(),
                        plain.reset(),
                        Optional.empty(),
                        Optional.of(resumption.continues())),
                Optional.of(resumption)));
        return run.done("system/open@1");
    }
}

package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.DefinitionStatement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.StandingStatement;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.call.StartStatement;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.state.Beginning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignedStartTest {
    private static final Plan PLAN = Texts.plan(consent(""));
    private static final String UNTIL = Plans.START.plusSeconds(600).toString();

    @Test
    void aSignedStartTakesNoVoteMoreThanTheRunbookSays() {
        RunDriver run = started(PLAN, start("ann", UNTIL, PLAN.proposalHash()), "ann");
        assertThat(run.question().votes()).isEqualTo(1);
        assertThat(run.vote(run.question(), "approve", "ann", "leads").code()).contains("own-run");
        run.vote(run.question(), "approve", "ben", "leads");
        run.previewed("system/preview/1-again/steps/agreed@1")
                .done("steps/agreed/drop@1")
                .toEnd();
        assertThat(run.record.orElseThrow().starter()).isEqualTo("ann");
        assertThat(run.record.orElseThrow().consents().orElseThrow().starter().map(Signer::name))
                .contains("ann");
    }

    @Test
    void aStartSignedForAnotherPlanIsRefusedBeforeTheFirstStep() {
        RunDriver run = opened(PLAN, start("ann", UNTIL, "another"));
        signatures(run, "ann").toEnd().endsAs(Outcome.FAILED, "start-signature-refused");
    }

    @Test
    void aStartSignedTooLongAgoIsRefused() {
        RunDriver run = opened(PLAN, start("ann", Plans.START.toString(), PLAN.proposalHash()));
        signatures(run, "ann").toEnd().endsAs(Outcome.FAILED, "start-signature-refused");
    }

    @Test
    void aStartWhoseSignatureIsNobodysIsRefused() {
        RunDriver run = opened(PLAN, start("ann", UNTIL, PLAN.proposalHash()));
        signatures(run, "").toEnd().endsAs(Outcome.FAILED, "start-signature-refused");
        assertThat(run.record.orElseThrow().steps().getFirst().state()).isEqualTo("not_reached");
    }

    @Test
    void whoSignedTheRunbookHasNoVoteUnlessItSaysSoInWords() {
        RunDriver run = started(PLAN, definition(PLAN), "ben");
        assertThat(run.vote(run.question(), "approve", "ben", "leads").code()).contains("own-runbook");
        Plan allowed = Texts.plan(consent("  signer_may_vote: the team has two people\n"));
        RunDriver other = started(allowed, definition(allowed), "ben");
        assertThat(other.vote(other.question(), "approve", "ben", "leads").code())
                .isEmpty();
    }

    @Test
    void aConsentGivenBeforehandReplacesTheVoteAndTheOneAnUnsignedStartTakes() {
        RunDriver run = opened(PLAN, standing(PLAN, "R3", "test", "cleo"));
        signatures(run, "cleo").previewed("system/preview/1/steps/agreed@1");
        assertThat(run.questions).isEmpty();
        assertThat(run.open).containsOnlyKeys("steps/agreed/drop@1");
        run.done("steps/agreed/drop@1").toEnd();
        assertThat(run.record.orElseThrow().steps().getFirst().output()).containsEntry("approved_by", List.of("cleo"));
        assertThat(run.record.orElseThrow().consents().orElseThrow().standing()).hasSize(1);
    }

    @Test
    void aConsentGivenBeforehandIsForOneTriggerOneRiskAndOneDefinition() {
        assertThat(asksAnyway(standing(PLAN, "R2", "test", "cleo"))).isTrue();
        assertThat(asksAnyway(standing(PLAN, "R3", "schedule", "cleo"))).isTrue();
        assertThat(asksAnyway(standing(Texts.plan("- wait: 1s"), "R3", "test", "cleo")))
                .isTrue();
    }

    @Test
    void aConsentGivenBeforehandIsForOneTargetUntilItExpires() {
        String later = Plans.START.plusSeconds(1).toString();
        assertThat(asksAnyway(standing(PLAN.target(), later))).isFalse();
        assertThat(asksAnyway(standing("another", later))).isTrue();
        assertThat(asksAnyway(standing(PLAN.target(), Plans.START.toString()))).isTrue();
    }

    private static StartProof standing(String target, String expires) {
        String text = new StandingStatement(
                        PLAN.definition().runbook(), target, "test", "R3", PLAN.definitionHash(), expires, "cleo")
                .text();
        return new StartProof(Optional.empty(), Optional.empty(), List.of(new SignedText(text, "s")));
    }

    private static boolean asksAnyway(StartProof proof) {
        RunDriver run = opened(PLAN, proof);
        signatures(run, "cleo").previewed("system/preview/1/steps/agreed@1");
        return !run.questions.isEmpty() && run.question().votes() == 2;
    }

    private static String consent(String more) {
        return """
            - id: agreed
              consent: Drop it?
              by: [leads]
              within: 1h
            %s  steps: [{ id: drop, action: test.drop, no_undo: it is gone }]
            """.formatted(more);
    }

    private static StartProof start(String starter, String until, String proposal) {
        String text = new StartStatement("drill-1", proposal, "test", until, starter).text();
        return new StartProof(Optional.of(new SignedText(text, "s")), Optional.empty(), List.of());
    }

    private static StartProof definition(Plan plan) {
        String text = new DefinitionStatement(
                        plan.definition().runbook(), plan.definition().source(), "ben")
                .text();
        return new StartProof(Optional.empty(), Optional.of(new SignedText(text, "s")), List.of());
    }

    private static StartProof standing(Plan plan, String risk, String trigger, String signer) {
        String text = new StandingStatement(
                        plan.definition().runbook(),
                        plan.target(),
                        trigger,
                        risk,
                        plan.definitionHash(),
                        Plans.START.plusSeconds(86_400).toString(),
                        signer)
                .text();
        return new StartProof(Optional.empty(), Optional.empty(), List.of(new SignedText(text, "s")));
    }

    private static RunDriver opened(Plan plan, StartProof proof) {
        RunDriver driver = new RunDriver(plan);
        Beginning plain = Plans.beginning(plan);
        driver.apply(new RunEvent.Started(
                driver.now,
                new Beginning(
                        plain.identity(),
                        plain.runId(),
                        plain.facts(),
                        plain.trigger(),
                        plain.starter(),
                        plain.interpreter(),
                        plain.at(),
                        false,
                        Optional.of(proof))));
        return driver.done("system/open@1");
    }

    private static RunDriver signatures(RunDriver run, String signer) {
        Optional<Signer> known =
                signer.isEmpty() ? Optional.empty() : Optional.of(new Signer(signer, "SHA256:x", List.of("leads")));
        run.open.remove("system/signatures@1");
        return run.apply(new RunEvent.SignaturesChecked(
                run.now,
                "system/signatures@1",
                new SignatureVerdicts(List.of(new SignatureVerdicts.Item(known, "no key of theirs made it")))));
    }

    private static RunDriver started(Plan plan, StartProof proof, String signer) {
        return signatures(opened(plan, proof), signer).previewed("system/preview/1/steps/agreed@1");
    }
}

package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.DefinitionStatement;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RunConsents;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.StandingStatement;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.call.StartStatement;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.runbooks.type.TimeText;
import io.drillbook.workflows.interpreter.state.Ballots.Proven;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people signed before a run began: who starts it, who stands for its text, who consents beforehand. */
final class Proofs {
    private final Draft draft;

    Proofs(Draft draft) {
        this.draft = draft;
    }

    /** Whether there is something to check. */
    static boolean wanted(Draft draft) {
        return draft.beginning.flatMap(Beginning::proof).isPresent();
    }

    /** Who starts the run: by name when that is proven, else as the program saw it. */
    static String starter(Draft draft) {
        return draft.proven
                .flatMap(Proven::starter)
                .map(Signer::name)
                .orElse(draft.beginning.orElseThrow().starter());
    }

    /** What the signatures are to be checked for: start, definition, then what was consented to beforehand. */
    static SignatureCheck check(Draft draft) {
        StartProof proof = proof(draft);
        List<SignatureCheck.Item> items = new ArrayList<>();
        proof.start()
                .ifPresent(text -> items.add(new SignatureCheck.Item(
                        StartStatement.NAMESPACE,
                        StartStatement.read(text.statement())
                                .map(StartStatement::starter)
                                .orElse(""),
                        text)));
        proof.definition()
                .ifPresent(text -> items.add(new SignatureCheck.Item(
                        DefinitionStatement.NAMESPACE,
                        DefinitionStatement.read(text.statement())
                                .map(DefinitionStatement::signer)
                                .orElse(""),
                        text)));
        proof.standing()
                .forEach(text -> items.add(new SignatureCheck.Item(
                        StandingStatement.NAMESPACE,
                        StandingStatement.read(text.statement())
                                .map(StandingStatement::signer)
                                .orElse(""),
                        text)));
        return new SignatureCheck(items);
    }

    /** A start or a definition whose signature is not good stops the run before its first step. */
    void proven(SignatureVerdicts verdicts) {
        StartProof proof = proof(draft);
        List<SignatureVerdicts.Item> left = new ArrayList<>(verdicts.items());
        Optional<Signer> starter = Optional.empty();
        Optional<Signer> signer = Optional.empty();
        if (proof.start().isPresent()) {
            SignatureVerdicts.Item found = left.removeFirst();
            starter = found.signer();
            refuse("start", startFault(proof.start().get()).or(() -> unsigned(found)));
        }
        if (proof.definition().isPresent()) {
            SignatureVerdicts.Item found = left.removeFirst();
            signer = found.signer();
            refuse("definition", definitionFault(proof.definition().get()).or(() -> unsigned(found)));
        }
        List<RunConsents.Standing> standing = new ArrayList<>();
        for (SignedText text : proof.standing()) {
            SignatureVerdicts.Item found = left.removeFirst();
            standing.add(new RunConsents.Standing(text, found.signer(), found.message()));
        }
        draft.proven = Optional.of(new Proven(starter, signer, standing));
    }

    private static Optional<String> unsigned(SignatureVerdicts.Item found) {
        return found.signer().isPresent() ? Optional.empty() : Optional.of(found.message());
    }

    private Optional<String> startFault(SignedText text) {
        Optional<StartStatement> read = StartStatement.read(text.statement());
        if (read.isEmpty()) {
            return Optional.of("the statement has another form");
        }
        StartStatement start = read.get();
        Beginning beginning = draft.beginning.orElseThrow();
        boolean inTime = TimeText.read(start.expires())
                .filter(limit -> beginning.at().isBefore(limit))
                .isPresent();
        boolean same = start.run().equals(beginning.identity().workflowId())
                && start.proposal().equals(draft.plan.proposalHash())
                && start.trigger().equals(beginning.trigger());
        if (!same) {
            return Optional.of("it is for " + start.run() + " with the proposal " + start.proposal());
        }
        return inTime ? Optional.empty() : Optional.of("it was good until " + start.expires());
    }

    private Optional<String> definitionFault(SignedText text) {
        Optional<DefinitionStatement> read = DefinitionStatement.read(text.statement());
        boolean same = read.filter(statement -> statement
                                .runbook()
                                .equals(draft.plan.definition().runbook())
                        && statement.source().equals(draft.plan.definition().source()))
                .isPresent();
        return same ? Optional.empty() : Optional.of("it is for another runbook, or for another text of it");
    }

    private void refuse(String what, Optional<String> fault) {
        fault.filter(why -> draft.stop.isEmpty())
                .ifPresent(why -> draft.stop = Optional.of(new Stop(
                        false,
                        new Failure(
                                what + "-signature-refused",
                                FailureKind.REFUSED,
                                "the signature of the " + what + " is not good: " + why,
                                Optional.of("sign it anew, or start without a signature")))));
    }

    /** Who has consented beforehand to what is inside a step, and may. */
    List<Signer> beforehand(PlanStep.Consent consent) {
        Risk risk = PlanSteps.highestRisk(consent.steps());
        List<Signer> signers = new ArrayList<>();
        for (RunConsents.Standing standing : draft.proven.map(Proven::standing).orElse(List.of())) {
            Optional<StandingStatement> statement =
                    StandingStatement.read(standing.text().statement());
            standing.signer()
                    .filter(signer ->
                            statement.filter(said -> covers(said, risk)).isPresent())
                    .filter(signer ->
                            new VoteRules(draft).notAllowed(consent, signer).isEmpty())
                    .filter(signer ->
                            signers.stream().noneMatch(other -> other.name().equals(signer.name())))
                    .ifPresent(signers::add);
        }
        return signers;
    }

    private boolean covers(StandingStatement said, Risk risk) {
        boolean inTime =
                TimeText.read(said.expires()).filter(draft.now::isBefore).isPresent();
        return inTime
                && said.runbook().equals(draft.plan.definition().runbook())
                && said.target().equals(draft.plan.target())
                && said.trigger().equals(draft.beginning.orElseThrow().trigger())
                && said.definition().equals(draft.plan.definitionHash())
                && said.risk().compareTo(risk.name()) >= 0;
    }

    private static StartProof proof(Draft draft) {
        return draft.beginning.orElseThrow().proof().orElseThrow();
    }
}

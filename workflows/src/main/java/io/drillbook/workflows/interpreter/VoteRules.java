package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Ballot;
import io.drillbook.workflows.interpreter.state.Ballots.Proven;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.Status;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which votes count. Whose they are was checked before; what they are for is looked at here. */
final class VoteRules {
    private final Draft draft;

    VoteRules(Draft draft) {
        this.draft = draft;
    }

    /** Why a vote does not count. */
    record Refusal(String code, String message) {}

    /** The question that a step has open now. */
    Optional<Ballot> open(String key) {
        boolean waits = draft.phase == Phase.RUNNING
                && !draft.stopping()
                && draft.step(key)
                        .filter(step -> step.status() == Status.RUNNING)
                        .isPresent();
        return Optional.ofNullable(draft.ballots.get(key))
                .filter(ballot -> waits && ballot.standing() == Ballot.Standing.OPEN);
    }

    /** Why a vote that is signed by this person does not count. */
    Optional<Refusal> refusal(VoteStatement vote, Signer signer) {
        Beginning beginning = draft.beginning.orElseThrow();
        if (!vote.run().equals(beginning.identity().key())) {
            return refused("other-run", "it is for the run " + vote.run());
        }
        Optional<Ballot> ballot = open(vote.step());
        if (ballot.isEmpty()) {
            return refused("no-question", "the step " + vote.step() + " asks nobody now");
        }
        Question question = ballot.get().question().orElseThrow();
        return binding(vote, question)
                .or(() -> decision(vote, question))
                .or(() -> late(ballot.get()))
                .or(() -> allowed(vote, signer, ballot.get()));
    }

    private static Optional<Refusal> binding(VoteStatement vote, Question question) {
        if (!vote.question().equals(question.digest())) {
            return refused("other-preview", "what is asked now is not what was shown to who signed this");
        }
        if (!vote.nonce().equals(question.nonce())) {
            return refused("other-round", "it answers another question than the one that is open, or an earlier one");
        }
        if (!vote.proposal().equals(question.proposal())) {
            return refused("other-proposal", "it is for another plan");
        }
        return vote.expires().equals(question.expires())
                ? Optional.empty()
                : refused("other-expiry", "it says another time limit than the question");
    }

    private static Optional<Refusal> decision(VoteStatement vote, Question question) {
        boolean fits = question.answer().isPresent()
                ? vote.decision().equals(VoteStatement.ANSWER)
                : List.of(VoteStatement.APPROVE, VoteStatement.REJECT).contains(vote.decision());
        return fits
                ? Optional.empty()
                : refused(
                        "wrong-decision",
                        question.answer().isPresent()
                                ? "the step wants an answer, not \"" + vote.decision() + "\""
                                : "the step wants approve or reject, not \"" + vote.decision() + "\"");
    }

    private Optional<Refusal> late(Ballot ballot) {
        return draft.now.isBefore(ballot.until())
                ? Optional.empty()
                : refused("expired", "the time limit was " + ballot.until());
    }

    private Optional<Refusal> allowed(VoteStatement vote, Signer signer, Ballot ballot) {
        PlanStep step = draft.tree.find(vote.step()).orElseThrow();
        if (step instanceof PlanStep.Consent consent) {
            return notAllowed(consent, signer)
                    .or(() -> ballot.backers().contains(signer.name())
                            ? refused("voted-already", signer.name() + " has a vote in this already")
                            : Optional.empty());
        }
        return outside(((PlanStep.Ask) step).groups(), signer);
    }

    /** Why a person's consent does not count here, whatever it says. */
    Optional<Refusal> notAllowed(PlanStep.Consent consent, Signer signer) {
        Optional<Refusal> outside = outside(consent.groups(), signer);
        if (outside.isPresent()) {
            return outside;
        }
        if (signer.name().equals(Proofs.starter(draft))) {
            return refused("own-run", signer.name() + " started this run");
        }
        boolean own = draft.proven
                .flatMap(Proven::definitionSigner)
                .filter(author -> author.name().equals(signer.name()))
                .isPresent();
        return own && consent.signerMayVote().isEmpty()
                ? refused("own-runbook", signer.name() + " signed this runbook")
                : Optional.empty();
    }

    private static Optional<Refusal> outside(List<String> groups, Signer signer) {
        return Collections.disjoint(groups, signer.groups())
                ? refused("outside-group", signer.name() + " is in none of " + String.join(", ", groups))
                : Optional.empty();
    }

    private static Optional<Refusal> refused(String code, String message) {
        return Optional.of(new Refusal(code, message));
    }
}

package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.CastVote;
import io.drillbook.runbooks.call.CastVote.Standing;
import io.drillbook.runbooks.call.SignatureCheck;
import io.drillbook.runbooks.call.SignatureVerdicts;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.List;
import java.util.Optional;

/** Votes and answers that come to a run: first whose they are, then whether they count. Every one stands in the record. */
public final class Votes {
    /** More refused ones than these are not taken any more, so that nobody fills a run's state with them. */
    static final int MOST_REFUSED = 50;

    private static final int MOST_CHECKING = 10;

    private final Draft draft;

    Votes(Draft draft) {
        this.draft = draft;
    }

    /** What became of the vote with this id, once that is known. */
    public static Optional<CastVote> decided(RunState state, String id) {
        return state.ballots()
                .flatMap(ballots -> ballots.votes().reversed().stream()
                        .filter(vote -> vote.id().equals(id) && vote.standing() != Standing.CHECKING)
                        .findFirst());
    }

    /** Why no vote at all is taken now. */
    public static Optional<String> tooMany(RunState state) {
        List<CastVote> votes = state.ballots().map(ballots -> ballots.votes()).orElse(List.of());
        if (count(votes, Standing.CHECKING) >= MOST_CHECKING) {
            return Optional.of("several votes are being checked; send it again in a minute");
        }
        return count(votes, Standing.REFUSED) >= MOST_REFUSED
                ? Optional.of("the run has refused " + MOST_REFUSED + " votes and takes no more")
                : Optional.empty();
    }

    private static long count(List<CastVote> votes, Standing standing) {
        return votes.stream().filter(vote -> vote.standing() == standing).count();
    }

    /** A vote has come. */
    void cast(String id, VoteAsk ask) {
        Optional<VoteStatement> statement = ask.statement().flatMap(VoteStatement::read);
        Optional<SignedText> text =
                ask.statement().flatMap(said -> ask.signature().map(signature -> new SignedText(said, signature)));
        CastVote vote = new CastVote(
                id,
                draft.now.toString(),
                statement.map(VoteStatement::step).orElse(""),
                statement.map(VoteStatement::decision).orElse(""),
                statement.map(VoteStatement::voter).orElse(""),
                Standing.CHECKING,
                Optional.empty(),
                "",
                Optional.empty(),
                text);
        int number = draft.votes.size();
        draft.votes.add(vote);
        if (draft.phase != Phase.RUNNING || draft.stopping()) {
            refuse(number, "no-question", "the run is " + draft.phase.word() + " and asks nobody now");
        } else if (statement.isEmpty()) {
            refuse(number, "unreadable", "it holds no statement that could be voted with");
        } else if (text.isEmpty()) {
            refuse(number, "unsigned", "it has no signature");
        } else {
            new Acts(draft).begin(SystemActs.VOTE + number);
        }
    }

    /** What a system act is to look at. */
    static SignatureCheck check(Draft draft, String path) {
        CastVote vote = draft.votes.get(number(path));
        return new SignatureCheck(List.of(new SignatureCheck.Item(
                VoteStatement.NAMESPACE, vote.voter(), vote.text().orElseThrow())));
    }

    /** Whose a vote is, is known. */
    void checked(String path, SignatureVerdicts.Item verdict) {
        int number = number(path);
        draft.steps.remove(path);
        if (verdict.signer().isEmpty()) {
            refuse(number, "signature-refused", verdict.message());
            return;
        }
        Signer signer = verdict.signer().get();
        CastVote vote = draft.votes.get(number).by(signer);
        draft.votes.set(number, vote);
        VoteStatement statement =
                VoteStatement.read(vote.text().orElseThrow().statement()).orElseThrow();
        Optional<VoteRules.Refusal> refusal = new VoteRules(draft).refusal(statement, signer);
        if (refusal.isPresent()) {
            refuse(number, refusal.get().code(), refusal.get().message());
            return;
        }
        Questions questions = new Questions(draft);
        PlanStep step = draft.tree.find(statement.step()).orElseThrow();
        switch (step) {
            case PlanStep.Ask ask ->
                questions
                        .answer(ask, statement, signer)
                        .ifPresentOrElse(
                                why -> refuse(number, "answer-unreadable", why), () -> count(number, "answered"));
            case PlanStep.Consent consent
            when statement.decision().equals(VoteStatement.REJECT) -> {
                count(number, "rejected");
                questions.rejected(consent, statement, signer);
            }
            case PlanStep.Consent consent -> count(number, questions.approved(consent, statement, signer));
            default -> throw new IllegalStateException("asks nobody: " + statement.step());
        }
    }

    /** Votes whose signature could not be looked at count for nothing; at the end of the steps nobody tries again. */
    void settle() {
        for (int number = 0; number < draft.votes.size(); number++) {
            String path = SystemActs.VOTE + number;
            Optional<StepState> act = draft.step(path);
            boolean given = act.filter(state -> state.status().finished()
                            || (state.status() == Status.RETRYING && draft.phase != Phase.RUNNING))
                    .isPresent();
            if (draft.votes.get(number).standing() == Standing.CHECKING && given) {
                draft.cancelTimers(timer -> timer.path().equals(path));
                draft.steps.remove(path);
                refuse(
                        number,
                        "not-checked",
                        "its signature could not be checked: "
                                + act.flatMap(StepState::failure)
                                        .map(failure -> failure.message())
                                        .orElse("no reason is known"));
            }
        }
    }

    /** Whether a signature is being checked still. */
    boolean checking() {
        return draft.votes.stream().anyMatch(vote -> vote.standing() == Standing.CHECKING);
    }

    /** Votes that counted for a question that is asked anew count no more. */
    void dropped(String step) {
        for (int number = 0; number < draft.votes.size(); number++) {
            CastVote vote = draft.votes.get(number);
            if (vote.standing() == Standing.COUNTED && vote.step().equals(step)) {
                refuse(number, "preview-changed", "what would be done has changed since, so people are asked again");
            }
        }
    }

    private void count(int number, String message) {
        draft.votes.set(number, draft.votes.get(number).counted(message));
    }

    private void refuse(int number, String code, String message) {
        draft.votes.set(number, draft.votes.get(number).refused(code, message));
    }

    private static int number(String path) {
        return Integer.parseInt(path.substring(SystemActs.VOTE.length()));
    }
}

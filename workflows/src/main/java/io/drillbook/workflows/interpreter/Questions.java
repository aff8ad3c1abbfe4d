package io.drillbook.workflows.interpreter;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.PreviewAsk;
import io.drillbook.runbooks.call.PreviewLines;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.Signer;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.json.Json;
import io.drillbook.runbooks.json.ValueCodec;
import io.drillbook.runbooks.json.ValueException;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.workflows.interpreter.state.Ballot;
import io.drillbook.workflows.interpreter.state.Ballot.Standing;
import io.drillbook.workflows.interpreter.state.Ballots.Proven;
import io.drillbook.workflows.interpreter.state.OpenTimer;
import io.drillbook.workflows.interpreter.state.Status;
import io.drillbook.workflows.interpreter.state.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps that ask people: how they ask, and what becomes of it. */
final class Questions {
    private static final int NONCE = 32;
    private static final String AGAIN = "-again";

    private final Draft draft;

    Questions(Draft draft) {
        this.draft = draft;
    }

    /** Asks once what the steps inside would do is known. */
    void begin(PlanStep.Consent consent, Place place) {
        String key = place.key(consent);
        ScopePreviews.Preview preview = ScopePreviews.of(draft, consent, place);
        begin(consent, key, Values.of(draft, place).text(consent.question()), preview, consent.within());
        if (preview.acts().acts().isEmpty()) {
            open(key, List.copyOf(preview.lines()));
        } else {
            new Acts(draft).begin(path(key, draft.ballot(key)));
        }
    }

    /** Asks at once. */
    void begin(PlanStep.Ask ask, Place place) {
        String key = place.key(ask);
        ScopePreviews.Preview nothing = new ScopePreviews.Preview(List.of(), new PreviewAsk(List.of()));
        begin(ask, key, Values.of(draft, place).text(ask.question()), nothing, ask.within());
        open(key, List.of());
    }

    private void begin(PlanStep step, String key, String text, ScopePreviews.Preview preview, Duration within) {
        draft.ballots.put(
                key,
                new Ballot(
                        1,
                        Standing.PREVIEWING,
                        text,
                        preview.lines(),
                        preview.acts(),
                        draft.now.plus(within),
                        Optional.empty(),
                        List.of()));
        draft.startTimer(
                "question:" + key, OpenTimer.Purpose.QUESTION, key, within, "Time to answer: " + Acts.title(step, key));
    }

    /** What a system act is to look at. */
    static PreviewAsk acts(Draft draft, String path) {
        return draft.ballot(key(path)).acts();
    }

    /** Key of the consent that a system act looks for. */
    private static String key(String path) {
        return path.substring(path.indexOf('/', SystemActs.PREVIEW.length()) + 1);
    }

    /** What acts would run is known. */
    void previewed(String path, PreviewLines found) {
        String key = key(path);
        draft.steps.remove(path);
        Optional<Ballot> ballot = Optional.ofNullable(draft.ballots.get(key));
        if (ballot.isEmpty() || draft.known(key).status() != Status.RUNNING) {
            return;
        }
        try {
            List<String> lines = ScopePreviews.filled(ballot.get().lines(), found.commands());
            if (ballot.get().standing() == Standing.PREVIEWING) {
                open(key, lines);
            } else {
                lookedAgain(key, ballot.get(), lines);
            }
        } catch (StepFault fault) {
            fail(key, fault.failure());
        }
    }

    /** People are shown what they said yes to, or they are asked again. */
    private void lookedAgain(String key, Ballot ballot, List<String> lines) {
        Question asked = ballot.question().orElseThrow();
        if (lines.equals(asked.preview())) {
            draft.ballots.put(key, ballot.as(Standing.GRANTED));
            stopClock(key);
            return;
        }
        new Votes(draft).dropped(key);
        draft.deviations.add("what is behind \"" + ballot.text()
                + "\" had changed when enough people had said yes: they are asked again");
        open(key, lines);
    }

    /** Opens the question, unless enough people have said yes beforehand. */
    private void open(String key, List<String> lines) {
        Ballot ballot = draft.ballot(key);
        PlanStep step = draft.tree.find(key).orElseThrow();
        List<Signer> beforehand =
                step instanceof PlanStep.Consent consent ? new Proofs(draft).beforehand(consent) : List.of();
        List<String> backers = beforehand.stream().map(Signer::name).toList();
        Question question = question(step, key, ballot, lines, beforehand.isEmpty());
        Ballot opened = ballot.opened(question, backers);
        if (step instanceof PlanStep.Consent && backers.size() >= question.votes()) {
            draft.ballots.put(key, opened.as(Standing.GRANTED));
            stopClock(key);
            return;
        }
        draft.ballots.put(key, opened);
        draft.issue(new RunCommand.AskPeople(question));
    }

    private Question question(PlanStep step, String key, Ballot ballot, List<String> lines, boolean nobodyBefore) {
        int round = ballot.question().map(asked -> asked.round() + 1).orElse(1);
        boolean known = draft.proven.flatMap(Proven::starter).isPresent();
        List<String> groups =
                step instanceof PlanStep.Consent consent ? consent.groups() : ((PlanStep.Ask) step).groups();
        int votes = step instanceof PlanStep.Consent consent
                ? draft.plan.votesFor(consent) + (known || !nobodyBefore ? 0 : 1)
                : 1;
        String run = draft.beginning.orElseThrow().identity().key();
        String unique = run + "/" + key + "@" + round + "@" + draft.now + "@" + draft.plan.proposalHash();
        return new Question(
                draft.beginning.orElseThrow().identity(),
                key,
                round,
                ballot.text(),
                lines,
                step instanceof PlanStep.Ask ask ? Optional.of(ask.answer()) : Optional.empty(),
                groups,
                votes,
                draft.plan.proposalHash(),
                Digests.sha256(unique).substring(0, NONCE),
                ballot.until().toString());
    }

    /** Looks whether people would still be shown the same. */
    void lookAgain(PlanStep.Consent consent, Place place) {
        String key = place.key(consent);
        ScopePreviews.Preview preview = ScopePreviews.of(draft, consent, place);
        Ballot ballot = draft.ballot(key).lookingAgain(preview.lines(), preview.acts());
        draft.ballots.put(key, ballot);
        if (preview.acts().acts().isEmpty()) {
            lookedAgain(key, ballot, preview.lines());
        } else {
            new Acts(draft).begin(path(key, ballot));
        }
    }

    /** Of the system act that looks at what a consent would do now. */
    private static String path(String key, Ballot ballot) {
        String again = ballot.standing() == Standing.PREVIEWING_AGAIN ? AGAIN : "";
        return SystemActs.PREVIEW + ballot.round() + again + "/" + key;
    }

    /** Fails a consent of which nobody can say what it would do. */
    void lookFailed(String key) {
        String path = path(key, draft.ballot(key));
        Optional<Failure> failure =
                draft.step(path).filter(state -> state.status().bad()).flatMap(StepState::failure);
        failure.ifPresent(why -> {
            draft.steps.remove(path);
            fail(key, why);
        });
    }

    /** One more person says yes; what that comes to, in words. */
    String approved(PlanStep.Consent consent, VoteStatement vote, Signer signer) {
        Ballot ballot = draft.ballot(vote.step()).backedBy(signer.name());
        int needed = ballot.question().orElseThrow().votes();
        boolean enough = ballot.backers().size() >= needed;
        draft.ballots.put(vote.step(), enough ? ballot.as(Standing.ENOUGH) : ballot);
        return "counted: " + ballot.backers().size() + " of " + needed + " votes for \""
                + consent.common().title() + "\"";
    }

    void rejected(PlanStep.Consent consent, VoteStatement vote, Signer signer) {
        fail(
                vote.step(),
                Failure.of(
                        "consent-rejected",
                        FailureKind.REFUSED,
                        Acts.title(consent, vote.step()) + ": rejected by " + signer.name()
                                + (vote.reason().isBlank() ? "" : ": " + vote.reason())));
    }

    /** Takes an answer; why it cannot be read. */
    Optional<String> answer(PlanStep.Ask ask, VoteStatement vote, Signer signer) {
        Object json;
        try {
            json = read(ask.answer(), vote.answer());
        } catch (ValueException | JsonProcessingException unreadable) {
            return Optional.of(
                    unreadable instanceof ValueException wrong
                            ? String.valueOf(wrong.getMessage())
                            : "it is no value in JSON");
        }
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("answer", json);
        output.put("by", signer.name());
        stopClock(vote.step());
        draft.ballots.remove(vote.step());
        draft.steps.put(vote.step(), draft.known(vote.step()).ended(Status.DONE, draft.now, output));
        return Optional.empty();
    }

    private static Object read(ValueType type, String text) throws JsonProcessingException {
        Object json = Json.mapper().readValue(text, Object.class);
        return ValueCodec.encode(type, ValueCodec.decode(type, json));
    }

    /** People have had their time. */
    void timeIsOver(String key) {
        Ballot ballot = draft.ballot(key);
        PlanStep step = draft.tree.find(key).orElseThrow();
        Duration within = step instanceof PlanStep.Consent consent ? consent.within() : ((PlanStep.Ask) step).within();
        String votes = ballot.question()
                .filter(asked -> asked.answer().isEmpty())
                .map(asked -> ", " + ballot.backers().size() + " of " + asked.votes() + " votes")
                .orElse("");
        fail(
                key,
                Failure.of(
                        step instanceof PlanStep.Consent ? "consent-expired" : "answer-expired",
                        FailureKind.REFUSED,
                        Acts.title(step, key) + ": not within " + DurationText.write(within) + votes));
    }

    private void fail(String key, Failure failure) {
        stopClock(key);
        draft.ballots.remove(key);
        new Scopes(draft, new Walker(draft, true)).fail(key, new Progress.Failed(failure, key));
    }

    private void stopClock(String key) {
        draft.cancelTimers(timer ->
                timer.purpose() == OpenTimer.Purpose.QUESTION && timer.path().equals(key));
    }
}

package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.workflows.interpreter.state.Ballot;
import java.util.SortedMap;
import java.util.TreeMap;

/** Consents as scopes: their steps begin when enough people have said yes to what they would be shown now. */
final class Consents {
    private final Draft draft;
    private final Walker walker;
    private final Scopes scopes;

    Consents(Draft draft, Walker walker) {
        this.draft = draft;
        this.walker = walker;
        this.scopes = new Scopes(draft, walker);
    }

    void resume(PlanStep.Consent consent, Place place) {
        String key = place.key(consent);
        Questions questions = new Questions(draft);
        Ballot ballot = draft.ballot(key);
        if (ballot.standing() == Ballot.Standing.ENOUGH && !draft.halted()) {
            questions.lookAgain(consent, place);
        }
        switch (draft.ballot(key).standing()) {
            case PREVIEWING, PREVIEWING_AGAIN -> questions.lookFailed(key);
            case OPEN, ENOUGH -> {}
            case GRANTED -> steps(consent, key, place);
        }
    }

    private void steps(PlanStep.Consent consent, String key, Place place) {
        Progress progress = walker.inOrder(consent.steps(), key, place);
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("approved_by", draft.ballot(key).backers());
        scopes.finish(key, progress, output);
        if (!(progress instanceof Progress.Pending)) {
            draft.ballots.remove(key);
        }
    }
}

package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.PreviewAsk;
import io.drillbook.runbooks.call.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step that asks people, from its beginning until what it asks for is decided; of a consent, until its steps have ended.
 *
 * @param round how often it has asked
 * @param text the question
 * @param lines what is to be shown of the steps inside, commands left open
 * @param acts whose commands belong into the lines
 * @param until when its time is over
 * @param question as it is shown, once the commands are known
 * @param backers names of the people who said yes
 */
public record Ballot(
        int round,
        Standing standing,
        String text,
        List<String> lines,
        PreviewAsk acts,
        Instant until,
        Optional<Question> question,
        List<String> backers) {
    /** How far it is. */
    public enum Standing {
        /** The commands of the steps inside are being asked for. */
        PREVIEWING,
        /** People are asked. */
        OPEN,
        /** Enough people said yes; whether they would still be shown the same is to be looked at. */
        ENOUGH,
        /** That is being looked at. */
        PREVIEWING_AGAIN,
        /** The steps inside may be done. */
        GRANTED
    }

    public Ballot {
        lines = List.copyOf(lines);
        backers = List.copyOf(backers);
    }

    /** The same, further on. */
    public Ballot as(Standing next) {
        return new Ballot(round, next, text, lines, acts, until, question, backers);
    }

    /** The same, looking again at what it would show. */
    public Ballot lookingAgain(List<String> shown, PreviewAsk asked) {
        return new Ballot(round, Standing.PREVIEWING_AGAIN, text, shown, asked, until, question, backers);
    }

    /** The same, open: in its first round, or because what is shown has changed. */
    public Ballot opened(Question asked, List<String> beforehand) {
        return new Ballot(asked.round(), Standing.OPEN, text, lines, acts, until, Optional.of(asked), beforehand);
    }

    /** The same with one more person who says yes. */
    public Ballot backedBy(String name) {
        List<String> more = new ArrayList<>(backers);
        more.add(name);
        return new Ballot(round, standing, text, lines, acts, until, question, more);
    }
}

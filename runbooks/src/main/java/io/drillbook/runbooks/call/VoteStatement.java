package io.drillbook.runbooks.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a person signs who votes or answers.
 *
 * @param run key of the run's identity
 * @param step key of the step that asks: its path, and the items of the loops around it
 * @param decision {@value #APPROVE}, {@value #REJECT} or {@value #ANSWER}
 * @param proposal hash of the plan
 * @param question digest of what was shown, see {@link Question#digest}
 * @param nonce of the question, another one each time it is asked
 * @param expires of the question, RFC 3339
 * @param voter name in the inventory
 * @param answer in JSON, or {@link #NONE}
 * @param reason in words, may be empty
 */
public record VoteStatement(
        String run,
        String step,
        String decision,
        String proposal,
        String question,
        String nonce,
        String expires,
        String voter,
        String answer,
        String reason) {
    /** Namespace of the signatures. */
    public static final String NAMESPACE = "vote@drillbook.io";

    public static final String APPROVE = "approve";
    public static final String REJECT = "reject";
    public static final String ANSWER = "answer";

    /** What stands in place of an answer where none is wanted. */
    public static final String NONE = "none";

    private static final String HEADING = "drillbook vote, version 1";

    private static final List<String> NAMES =
            List.of("run", "step", "decision", "proposal", "question", "nonce", "expires", "voter", "answer", "reason");

    /** A vote on a question. */
    public static VoteStatement on(Question asked, String decision, String voter, String answer, String reason) {
        return new VoteStatement(
                asked.run().key(),
                asked.step(),
                decision,
                asked.proposal(),
                asked.digest(),
                asked.nonce(),
                asked.expires(),
                voter,
                answer,
                reason);
    }

    /** The text to sign. */
    public String text() {
        List<String> values = List.of(run, step, decision, proposal, question, nonce, expires, voter, answer, reason);
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        for (int index = 0; index < values.size(); index++) {
            lines.put(NAMES.get(index), values.get(index));
        }
        return StatementLines.write(HEADING, lines);
    }

    /** Reads a text; empty when it is no statement of this form. */
    public static Optional<VoteStatement> read(String text) {
        return StatementLines.read(HEADING, NAMES, text).map(VoteStatement::of);
    }

    private static VoteStatement of(Map<String, String> lines) {
        List<String> values = List.copyOf(lines.values());
        return new VoteStatement(
                values.get(0),
                values.get(1),
                values.get(2),
                values.get(3),
                values.get(4),
                values.get(5),
                values.get(6),
                values.get(7),
                values.get(8),
                values.get(9));
    }
}

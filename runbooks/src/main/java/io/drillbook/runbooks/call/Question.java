package io.drillbook.runbooks.call;

import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run asks people.
 *
 * @param step key of the step that asks
 * @param round how often the step has asked; each round has its own nonce
 * @param text the question
 * @param preview what is consented to, a line each; empty for a question that wants an answer
 * @param answer type of the answer that is wanted
 * @param groups of the inventory whose people are asked
 * @param votes how many of them must say yes
 * @param proposal hash of the plan
 * @param nonce never used again
 * @param expires RFC 3339; the end of the time is a refusal
 */
public record Question(
        RunIdentity run,
        String step,
        int round,
        String text,
        List<String> preview,
        Optional<ValueType> answer,
        List<String> groups,
        int votes,
        String proposal,
        String nonce,
        String expires) {
    /** Query of every run: the questions that are open, a {@link Questions}. */
    public static final String QUERY = "questions";

    public Question {
        preview = List.copyOf(preview);
        groups = List.copyOf(groups);
    }

    /** SHA-256 of what people are shown, in hexadecimal. */
    public String digest() {
        SortedMap<String, Object> shown = new TreeMap<>();
        shown.put("text", text);
        shown.put("preview", preview);
        answer.ifPresent(type -> shown.put("answer", type));
        shown.put("groups", groups);
        shown.put("votes", (long) votes);
        return CanonicalJson.sha256(shown);
    }

    /** The open questions of a run. */
    public record Questions(List<Question> open) {
        public Questions {
            open = List.copyOf(open);
        }
    }
}

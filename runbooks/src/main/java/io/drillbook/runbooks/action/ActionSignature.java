package io.drillbook.runbooks.action;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.TreeMap;

/**
 * What the compiler knows of an action. It is derived from the records of the action's handler and from nothing else.
 *
 * @param name {@code engine.verb}, also the activity's type in the Web UI
 * @param about one sentence: what it does
 * @param risk of the act itself, before ownership is looked at
 * @param idempotence one sentence: how it finds its own effect already done
 * @param lasting whether it may take longer than a minute; its step then needs a {@code timeout}
 */
@JsonIgnoreProperties(value = "digest", allowGetters = true)
public record ActionSignature(
        String name, String about, Risk risk, String idempotence, boolean lasting, RecordOf input, RecordOf output) {
    /**
     * SHA-256 over the canonical JSON of name, risk, input and output, in hexadecimal: what a plan relies on. Sentences
     * are for people; changing one changes no digest. Computed anew each time, and not at all by a command that only
     * checks: the JDK's digests take longer to get ready than a whole check.
     */
    @JsonProperty("digest")
    public String digest() {
        TreeMap<String, Object> covered = new TreeMap<>();
        covered.put("name", name);
        covered.put("risk", risk.name());
        covered.put("input", ShapeValues.of(input));
        covered.put("output", ShapeValues.of(output));
        return CanonicalJson.sha256(covered);
    }
}

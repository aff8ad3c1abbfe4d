package io.drillbook.runbooks.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a person signs who consents beforehand, for what runs while people sleep.
 *
 * @param runbook engine and name
 * @param target name of the locked target
 * @param trigger what starts such runs
 * @param risk highest class that it covers: R1, R2 or R3
 * @param definition hash of the definition
 * @param expires RFC 3339
 * @param signer name in the inventory
 */
public record StandingStatement(
        String runbook, String target, String trigger, String risk, String definition, String expires, String signer) {
    /** Namespace of the signatures. */
    public static final String NAMESPACE = "standing@drillbook.io";

    private static final String HEADING = "drillbook standing consent, version 1";

    private static final List<String> NAMES =
            List.of("runbook", "target", "trigger", "risk", "definition", "expires", "signer");

    /** The text to sign. */
    public String text() {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        lines.put("runbook", runbook);
        lines.put("target", target);
        lines.put("trigger", trigger);
        lines.put("risk", risk);
        lines.put("definition", definition);
        lines.put("expires", expires);
        lines.put("signer", signer);
        return StatementLines.write(HEADING, lines);
    }

    /** Reads a text; empty when it is no statement of this form. */
    public static Optional<StandingStatement> read(String text) {
        return StatementLines.read(HEADING, NAMES, text)
                .map(lines -> List.copyOf(lines.values()))
                .map(values -> new StandingStatement(
                        values.get(0),
                        values.get(1),
                        values.get(2),
                        values.get(3),
                        values.get(4),
                        values.get(5),
                        values.get(6)));
    }
}

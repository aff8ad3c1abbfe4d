package io.drillbook.runbooks.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a person signs who starts a run.
 *
 * @param run workflow id of the run
 * @param proposal hash of the plan
 * @param trigger what starts it
 * @param expires until when the run begins at the latest, RFC 3339
 * @param starter name in the inventory
 */
public record StartStatement(String run, String proposal, String trigger, String expires, String starter) {
    /** Namespace of the signatures. */
    public static final String NAMESPACE = "start@drillbook.io";

    private static final String HEADING = "drillbook start, version 1";

    private static final List<String> NAMES = List.of("run", "proposal", "trigger", "expires", "starter");

    /** The text to sign. */
    public String text() {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        lines.put("run", run);
        lines.put("proposal", proposal);
        lines.put("trigger", trigger);
        lines.put("expires", expires);
        lines.put("starter", starter);
        return StatementLines.write(HEADING, lines);
    }

    /** Reads a text; empty when it is no statement of this form. */
    public static Optional<StartStatement> read(String text) {
        return StatementLines.read(HEADING, NAMES, text)
                .map(lines -> List.copyOf(lines.values()))
                .map(values ->
                        new StartStatement(values.get(0), values.get(1), values.get(2), values.get(3), values.get(4)));
    }
}

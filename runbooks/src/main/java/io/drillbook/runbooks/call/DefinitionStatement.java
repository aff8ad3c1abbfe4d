package io.drillbook.runbooks.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a person signs who stands for a runbook's text.
 *
 * @param runbook engine and name
 * @param source SHA-256 of the text, in hexadecimal; when it calls others, of the text's digest and theirs
 * @param signer name in the inventory
 */
public record DefinitionStatement(String runbook, String source, String signer) {
    /** Namespace of the signatures. */
    public static final String NAMESPACE = "definition@drillbook.io";

    private static final String HEADING = "drillbook definition, version 1";

    private static final List<String> NAMES = List.of("runbook", "source", "signer");

    /** The text to sign. */
    public String text() {
        SequencedMap<String, String> lines = new LinkedHashMap<>();
        lines.put("runbook", runbook);
        lines.put("source", source);
        lines.put("signer", signer);
        return StatementLines.write(HEADING, lines);
    }

    /** Reads a text; empty when it is no statement of this form. */
    public static Optional<DefinitionStatement> read(String text) {
        return StatementLines.read(HEADING, NAMES, text)
                .map(lines -> List.copyOf(lines.values()))
                .map(values -> new DefinitionStatement(values.get(0), values.get(1), values.get(2)));
    }
}

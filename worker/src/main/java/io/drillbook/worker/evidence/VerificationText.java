package io.drillbook.worker.evidence;

import io.drillbook.runbooks.evidence.KeyNotice;
import io.drillbook.runbooks.evidence.LedgerProblem;
import io.drillbook.runbooks.evidence.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came out of verifying, for people and for programs. */
public final class VerificationText {
    private static final int SHOWN = 10;

    private VerificationText() {}

    /** The JSON document. */
    public static Map<String, Object> document(String name, Verification verification) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", name);
        document.put("verification", verification);
        return document;
    }

    /** The text. */
    public static List<String> lines(String name, Verification verification) {
        List<String> lines = new ArrayList<>();
        lines.add(verification.verdict().name().toUpperCase(Locale.ROOT) + "  " + name);
        lines.add("  " + verification.reason());
        verification.first().ifPresent(first -> lines.add("  first: " + first));
        verification
                .unprovenFrom()
                .filter(from -> from > 0)
                .ifPresent(from -> lines.add("  not proven: entry " + from
                        + (verification.entries() > from ? " and everything after it" : "")));
        int shown = 0;
        for (LedgerProblem problem : verification.problems()) {
            if (shown++ > 0 && shown <= SHOWN) {
                lines.add("  also:  " + problem);
            }
        }
        if (verification.problemCount() > SHOWN) {
            lines.add("  and " + (verification.problemCount() - SHOWN) + " more");
        }
        lines.add("  " + verification.entries() + " entries, " + verification.records() + " records, "
                + verification.closings() + " closed without one, " + verification.files() + " files compared ("
                + verification.selection().words() + ")");
        verification.bundledAt().ifPresent(at -> lines.add("  bundle made " + at));
        for (KeyNotice key : verification.keys()) {
            lines.add("  key " + key.fingerprint() + ", valid " + key.notBefore() + " to " + key.notAfter());
        }
        verification.head().ifPresent(head -> lines.add("  head " + head));
        if (!verification.open().isEmpty()) {
            lines.add("  began and had not ended: " + String.join(", ", verification.open()));
        }
        verification.notes().forEach(note -> lines.add("  note: " + note));
        return lines;
    }
}

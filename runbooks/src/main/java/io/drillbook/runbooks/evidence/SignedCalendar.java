package io.drillbook.runbooks.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;

/**
 * A calendar with the signature of who applied it.
 *
 * @param signature over the calendar's canonical JSON
 */
public record SignedCalendar(AppliedCalendar calendar, SshSignature signature) {
    /** What the signature is for: the namespace of {@code ssh-keygen -Y}. */
    public static final String NAMESPACE = "calendar@drillbook.io";

    /** What is signed. */
    public static byte[] toSign(AppliedCalendar calendar) {
        return CanonicalJson.of(calendar).getBytes(UTF_8);
    }

    /**
     * Reads a file of {@link LedgerPaths#CALENDARS}.
     *
     * @throws IOException when it is none
     */
    public static SignedCalendar read(byte[] file) throws IOException {
        return Json.mapper().readValue(file, SignedCalendar.class);
    }

    /** Whether the signature is good. */
    public boolean signed() {
        return signature.signs(toSign(calendar), NAMESPACE);
    }

    /** Where it lies in a ledger. */
    public String path() {
        return LedgerPaths.CALENDARS + calendar.name() + "." + calendar.revision() + ".json";
    }
}

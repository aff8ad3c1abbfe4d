package io.drillbook.runbooks.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;

/**
 * A review with the reviewer's signature.
 *
 * @param signature over the review's canonical JSON
 */
public record SignedReview(PeriodReview review, SshSignature signature) {
    /** What the signature is for: the namespace of {@code ssh-keygen -Y}. */
    public static final String NAMESPACE = "review@drillbook.io";

    /** What is signed. */
    public static byte[] toSign(PeriodReview review) {
        return CanonicalJson.of(review).getBytes(UTF_8);
    }

    /**
     * Reads a file of {@link LedgerPaths#REVIEWS}.
     *
     * @throws IOException when it is none
     */
    public static SignedReview read(byte[] file) throws IOException {
        return Json.mapper().readValue(file, SignedReview.class);
    }

    /** Whether the signature is good. */
    public boolean signed() {
        return signature.signs(toSign(review), NAMESPACE);
    }

    /** Where it lies in a ledger. */
    public String path() {
        return LedgerPaths.REVIEWS + review.period() + "."
                + CanonicalJson.sha256(this).substring(0, 12) + ".json";
    }
}

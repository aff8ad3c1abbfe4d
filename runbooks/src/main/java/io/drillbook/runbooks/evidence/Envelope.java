package io.drillbook.runbooks.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A signed document (DSSE, the envelope of in-toto). The names of its fields are those of DSSE.
 *
 * @param payload in base64
 */
public record Envelope(
        @JsonProperty("payloadType") String payloadType,
        @JsonProperty("payload") String payload,
        @JsonProperty("signatures") List<Sealing> signatures) {
    /** What the payload is: an in-toto statement. */
    public static final String STATEMENT = "application/vnd.in-toto+json";

    /**
     * One signature.
     *
     * @param keyid fingerprint of the key
     * @param sig in base64
     */
    public record Sealing(
            @JsonProperty("keyid") String keyid,
            @JsonProperty("sig") String sig) {}

    public Envelope {
        signatures = List.copyOf(signatures);
    }

    /** A statement with one signature. */
    public static Envelope of(byte[] statement, String keyid, byte[] signature) {
        Base64.Encoder base64 = Base64.getEncoder();
        return new Envelope(
                STATEMENT,
                base64.encodeToString(statement),
                List.of(new Sealing(keyid, base64.encodeToString(signature))));
    }

    /**
     * Reads an envelope, strictly: what this project would not write in exactly these bytes is refused, so that no byte of
     * a file can change without being seen.
     *
     * @throws IOException when it is none
     */
    public static Envelope read(byte[] file) throws IOException {
        Envelope envelope = Json.mapper().readValue(file, Envelope.class);
        if (!Arrays.equals(envelope.bytes(), file) || envelope.signatures.size() != 1) {
            throw new IOException("not in the canonical form, or not signed once");
        }
        try {
            exact(envelope.payload);
            exact(envelope.signatures.getFirst().sig());
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("not base64", notBase64);
        }
        return envelope;
    }

    /** The file's bytes. */
    public byte[] bytes() {
        return CanonicalJson.of(Map.of(
                        "payloadType",
                        payloadType,
                        "payload",
                        payload,
                        "signatures",
                        signatures.stream()
                                .map(each -> Map.of("keyid", each.keyid(), "sig", each.sig()))
                                .toList()))
                .getBytes(UTF_8);
    }

    /** The payload's bytes. */
    public byte[] statement() {
        return Base64.getDecoder().decode(payload);
    }

    /** The fingerprint of the key that signed. */
    public String keyid() {
        return signatures.getFirst().keyid();
    }

    /** Whether the signature is this key's. */
    public boolean signedBy(VerifyingKey key) {
        return payloadType.equals(STATEMENT)
                && key.fingerprint().equals(keyid())
                && key.verifies(
                        toSign(statement()),
                        Base64.getDecoder().decode(signatures.getFirst().sig()));
    }

    /** What is signed: the statement with its type and length before it (DSSE's pre-authentication encoding). */
    public static byte[] toSign(byte[] statement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                ("DSSEv1 " + STATEMENT.length() + " " + STATEMENT + " " + statement.length + " ").getBytes(UTF_8));
        bytes.writeBytes(statement);
        return bytes.toByteArray();
    }

    private static void exact(String base64) throws IOException {
        if (!Base64.getEncoder()
                .encodeToString(Base64.getDecoder().decode(base64))
                .equals(base64)) {
            throw new IOException("base64 with loose bits");
        }
    }
}

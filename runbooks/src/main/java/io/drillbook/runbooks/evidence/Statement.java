package io.drillbook.runbooks.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An in-toto statement, version 1: something is said of files.
 *
 * @param subject the files it is said of
 * @param predicateType what is said, by a name that never changes its meaning
 */
public record Statement(
        @JsonProperty("_type") String type,
        @JsonProperty("subject") List<Subject> subject,
        @JsonProperty("predicateType") String predicateType,
        @JsonProperty("predicate") JsonNode predicate) {
    /** The type of every statement. */
    public static final String TYPE = "https://in-toto.io/Statement/v1";

    /** in-toto's own predicate for results of tests. */
    public static final String TEST_RESULT = "https://in-toto.io/attestation/test-result/v0.1";

    /** Our predicate for an entry of the chain: {@link ChainEntry}. */
    public static final String CHAIN_ENTRY = "https://drillbook.io/evidence/chain-entry/v1";

    /** Our predicate for the head of a ledger: {@link LedgerHead}. */
    public static final String HEAD = "https://drillbook.io/evidence/head/v1";

    /** A file by its path and digest. */
    public record Subject(String name, Map<String, String> digest) {
        /** A file with its SHA-256 in hexadecimal. */
        public static Subject of(String path, String sha256) {
            return new Subject(path, Map.of("sha256", sha256));
        }

        /** SHA-256 in hexadecimal; empty when it has none. */
        public Optional<String> sha256() {
            return Optional.ofNullable(digest.get("sha256"));
        }
    }

    public Statement {
        subject = List.copyOf(subject);
    }

    /** A statement's bytes, as they are signed. */
    public static byte[] bytes(List<Subject> subject, String predicateType, Object predicate) {
        return CanonicalJson.of(Map.of(
                        "_type",
                        TYPE,
                        "subject",
                        subject.stream()
                                .map(each -> Map.of("name", each.name(), "digest", each.digest()))
                                .toList(),
                        "predicateType",
                        predicateType,
                        "predicate",
                        predicate))
                .getBytes(UTF_8);
    }

    /**
     * Reads a statement.
     *
     * @throws IOException when it is none
     */
    public static Statement read(byte[] bytes) throws IOException {
        Statement statement = Json.mapper().readValue(bytes, Statement.class);
        if (!statement.type.equals(TYPE) || statement.subject.isEmpty()) {
            throw new IOException("not an in-toto statement of version 1");
        }
        return statement;
    }

    /**
     * What is said.
     *
     * @throws IOException when it is something else
     */
    public <T> T predicate(String wantedType, Class<T> form) throws IOException {
        if (!predicateType.equals(wantedType)) {
            throw new IOException("says " + predicateType + ", not " + wantedType);
        }
        return Json.mapper().treeToValue(predicate, form);
    }
}

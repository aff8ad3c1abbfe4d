package io.drillbook.runbooks.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ActionCatalogTest {
    private static final ActionSignature BACK_UP = ActionSignatures.of(
            "postgresql.back_up",
            "Makes a backup",
            Risk.R1,
            "A backup with this run's mark is found",
            true,
            SampleRecords.BackUpInput.class,
            SampleRecords.BackUpOutput.class);
    private static final ActionSignature CHECK = ActionSignatures.of(
            "host.check",
            "Looks.",
            Risk.R0,
            "Reads only.",
            false,
            SampleRecords.Plain.class,
            SampleRecords.Nothing.class);

    @Test
    void actionsAreFoundAndOrderedByName() {
        ActionCatalog catalog = ActionCatalog.of(List.of(BACK_UP, CHECK));
        assertThat(catalog.names()).containsExactly("host.check", "postgresql.back_up");
        assertThat(catalog).containsExactly(CHECK, BACK_UP);
        assertThat(catalog.find("postgresql.back_up")).contains(BACK_UP);
        assertThat(catalog.find("postgresql.backup")).isEmpty();
    }

    @Test
    void twoActionsOfOneNameAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ActionCatalog.of(List.of(CHECK, BACK_UP, CHECK)))
                .withMessage("two actions are called host.check; look for a jar that is there twice, or rename one");
    }

    @Test
    void loadingFindsEverySourceOnTheClassPath() {
        ActionCatalog loaded = ActionCatalog.load();
        assertThat(loaded.find("sample.act")).isPresent();
    }

    @Test
    void nameIsEngineAndVerb() {
        for (String name : List.of("backup", "postgresql.backUp", "postgresql.", "a.b.c", "Postgresql.x", "a._b")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> named(name, "About", Risk.R0))
                    .withMessageContaining("\"" + name + "\"");
        }
    }

    @Test
    void digestCoversWhatAPlanReliesOn() {
        String digest = named("a.b", "About", Risk.R0).digest();
        assertThat(digest)
                .matches("[0-9a-f]{64}")
                .isEqualTo(named("a.b", "Said otherwise", Risk.R0).digest());
        assertThat(digest)
                .isNotEqualTo(named("a.c", "About", Risk.R0).digest())
                .isNotEqualTo(named("a.b", "About", Risk.R1).digest());
        assertThat(digest)
                .isNotEqualTo(ActionSignatures.of(
                                "a.b",
                                "About",
                                Risk.R0,
                                "Looks",
                                false,
                                SampleRecords.Nothing.class,
                                SampleRecords.Nothing.class)
                        .digest());
    }

    @Test
    void digestIsThatOfTheShapesJson() {
        for (ActionSignature signature : List.of(BACK_UP, CHECK)) {
            String json = CanonicalJson.of(Map.of(
                            "name", signature.name(),
                            "risk", signature.risk(),
                            "input", signature.input(),
                            "output", signature.output()))
                    .replaceAll("\"about\":\"[^\"]*\"", "\"about\":\"\"");
            assertThat(signature.digest()).isEqualTo(sha256(json));
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void referenceIsWrittenForPeople() {
        String reference = ActionReference.markdown(ActionCatalog.of(List.of(BACK_UP, CHECK)));
        assertThat(reference).isEqualTo("""
                # Actions

                ## host.check

                Looks.

                Risk R0, reads only. Reads only.

                Inputs:

                | name | type | about |
                | --- | --- | --- |
                | `text` | text |  |

                Outputs:

                none

                ## postgresql.back_up

                Makes a backup.

                Risk R1, reversible. A backup with this run's mark is found. May take longer than a minute: its step needs a `timeout`.

                Inputs:

                | name | type | about |
                | --- | --- | --- |
                | `label` | text | Its label |
                | `mode` | one of full, point_in_time, as_is | How |
                | `max_rate` | size, may be absent | Most that may be read, a second |
                | `encryption_key` | secret | Key to encrypt with |
                | `servers` | list of server |  |

                Outputs:

                | name | type | about |
                | --- | --- | --- |
                | `row_count` | whole | Bytes \\| rows read |
                | `ratio` | number |  |
                | `verified` | truth |  |
                | `took` | duration |  |
                | `size` | size |  |
                | `ended_at` | time |  |
                | `rates` | map of list of number |  |
                | `source` | server, may be absent |  |

                # Records

                ## server

                | name | type | about |
                | --- | --- | --- |
                | `host_name` | text | Name |
                | `port` | whole | Port |
                """);
    }

    @Test
    void referenceIsWrittenForPrograms() throws JsonProcessingException {
        String json = Json.mapper().writeValueAsString(ActionReference.json(ActionCatalog.of(List.of(CHECK))));
        assertThat(json)
                .isEqualTo("[{\"about\":\"Looks.\",\"digest\":\"" + CHECK.digest()
                        + "\",\"idempotence\":\"Reads only.\",\"input\":{\"fields\":[{\"about\":\"\","
                        + "\"name\":\"text\",\"optional\":false,\"type\":{\"one_of\":[],\"type\":\"text\"}}],"
                        + "\"name\":\"plain\",\"type\":\"record\"},\"lasting\":false,\"name\":\"host.check\","
                        + "\"output\":{\"fields\":[],\"name\":\"nothing\",\"type\":\"record\"},\"risk\":\"R0\"}]");
    }

    private static ActionSignature named(String name, String about, Risk risk) {
        return ActionSignatures.of(
                name, about, risk, "Looks", false, SampleRecords.Plain.class, SampleRecords.Nothing.class);
    }

    /** Found by the service loader. */
    public static final class SampleSource implements ActionSource {
        @Override
        public SortedMap<String, Supplier<ActionSignature>> signatures() {
            return new TreeMap<>(Map.of("sample.act", () -> named("sample.act", "Acts", Risk.R0)));
        }
    }
}

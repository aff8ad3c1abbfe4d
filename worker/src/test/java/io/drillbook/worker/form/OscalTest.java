package io.drillbook.worker.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.json.Json;
import io.drillbook.worker.evidence.BundleFiles;
import io.drillbook.worker.evidence.SampleCalendar;
import io.drillbook.worker.evidence.SampleLedger;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OscalTest {
    @TempDir
    private Path folder;

    private JsonNode document;

    @BeforeEach
    void make() throws Exception {
        SampleLedger sample = new SampleLedger(folder.resolve("ledger"));
        sample.run(1, " One\n=evil <b>", Outcome.PASSED).run(2, "Two", Outcome.FAILED);
        sample.writer().open(SampleLedger.opening(3, ""));
        sample.writer().review(SampleCalendar.review(folder, "2026-Q4", "1:" + "a".repeat(64)));
        try (BundleFiles bundle = new BundleFiles(sample.bundle(Selection.ALL))) {
            document = Json.mapper().readTree(bundle.read(BundleForms.OSCAL).orElseThrow());
        }
    }

    /** The schema of OSCAL 1.1.2 lies in a library of NIST; what 1.2 added is optional. */
    @Test
    void itIsValidAgainstTheSchemaOfNist() throws Exception {
        try (InputStream schema = OscalTest.class.getResourceAsStream("/schema/json/oscal-ar_schema.json")) {
            assertValid(new String(Objects.requireNonNull(schema).readAllBytes(), UTF_8));
        }
    }

    /** A later schema, where somebody has one: NIST publishes it with each release. */
    @Test
    void itIsValidAgainstALaterSchema() throws Exception {
        String schema = System.getenv("DRILLBOOK_OSCAL_SCHEMA");
        Assumptions.assumeTrue(
                schema != null && Files.exists(Path.of(schema)),
                "DRILLBOOK_OSCAL_SCHEMA names no file: get oscal_assessment-results_schema.json (1.2) from NIST's"
                        + " release");
        assertValid(Files.readString(Path.of(schema), UTF_8));
    }

    private void assertValid(String schema) {
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                        .getSchema(schema)
                        .validate(document))
                .isEmpty();
    }

    @Test
    void everyRunIsAnObservationAndNoControlIsCalledSatisfied() {
        JsonNode result = document.at("/assessment-results/results/0");
        assertThat(result.path("observations")).hasSize(3);
        assertThat(texts(result, "state")).isNotEmpty().containsOnly("not-satisfied");
        assertThat(result.at("/observations/0/relevant-evidence/1/href").asText())
                .startsWith("records/");
        assertThat(result.at("/observations/2/relevant-evidence/1/href").asText())
                .startsWith("opened/");
        assertThat(texts(result, "control-id")).contains("cp-9.1", "cp-4", "SOC-2_A1.3");
        assertThat(result.at("/risks/0/deadline").asText()).isEqualTo("2027-02-01T00:00:00Z");
    }

    @Test
    void namesAreOnceAndReferToWhatIsThere() {
        List<String> ids = texts(document, "uuid");
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.charAt(14) == '5');
        assertThat(ids).containsAll(texts(document, "observation-uuid")).containsAll(texts(document, "party-uuid"));
    }

    private static List<String> texts(JsonNode from, String field) {
        List<String> texts = new ArrayList<>();
        from.findValues(field).forEach(each -> texts.add(each.asText()));
        return texts;
    }
}

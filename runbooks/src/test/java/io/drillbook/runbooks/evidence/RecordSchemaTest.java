package io.drillbook.runbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The shipped schema is the record's. {@code -Ddrillbook.golden.write=true} writes it anew. */
class RecordSchemaTest {
    private static final Path FILE =
            Path.of("src", "main", "resources", "io", "drillbook", "runbooks", "evidence", RecordSchema.FILE);

    @Test
    void theShippedSchemaIsThatOfTheRecord() throws IOException {
        String current =
                Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(RecordSchema.current()) + "\n";
        if (Boolean.getBoolean("drillbook.golden.write")) {
            Files.writeString(FILE, current);
        }
        assertThat(Files.readString(FILE)).isEqualTo(current);
    }

    @Test
    void aRealRecordIsValid() throws Exception {
        assertThat(schema().validate(Json.mapper().readTree(real()))).isEmpty();
    }

    @Test
    void aRecordWithoutAnOutcomeOrWithAnotherNameIsNot() throws Exception {
        ObjectNode without = (ObjectNode) Json.mapper().readTree(real());
        without.remove("outcome");
        assertThat(schema().validate((JsonNode) without)).isNotEmpty();
        ObjectNode with = (ObjectNode) Json.mapper().readTree(real());
        with.put("outcom", "passed");
        assertThat(schema().validate((JsonNode) with)).isNotEmpty();
        ObjectNode other = (ObjectNode) Json.mapper().readTree(real());
        other.put("outcome", "splendid");
        assertThat(schema().validate((JsonNode) other)).isNotEmpty();
    }

    private static JsonSchema schema() throws JsonProcessingException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Json.mapper().readTree(RecordSchema.text()));
    }

    /** The record of a restore test that ran in the lab. */
    private static String real() throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "evidence", "restore-test.json"));
    }
}

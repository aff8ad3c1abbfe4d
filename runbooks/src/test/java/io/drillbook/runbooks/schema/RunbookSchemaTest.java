package io.drillbook.runbooks.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.drillbook.runbooks.FolderTexts;
import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.SampleActions;
import io.drillbook.runbooks.SampleRunbooks;
import io.drillbook.runbooks.problem.Problem;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.runbooks.yaml.YamlDocument;
import io.drillbook.runbooks.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Schema and compiler see the same language. */
class RunbookSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(RunbookSchema.of(SampleActions.CATALOG));

    /** What concerns keys and forms alone, and so must be refused by the schema as well. */
    private static final List<String> OF_FORM = List.of(
            "unknown-key",
            "missing-key",
            "wrong-shape",
            "not-one-of",
            "not-for-this-kind",
            "no-kind",
            "two-kinds",
            "empty-list",
            "bad-name",
            "not-a-duration",
            "not-a-truth",
            "not-a-factor",
            "unknown-action",
            "missing-field");

    @Test
    void aGoodRunbookIsGoodForEditorsToo() {
        assertThat(messages(SampleRunbooks.text("nightly.yaml"))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsWrongInFormAndNothingThatTheCompilerTakes() throws IOException {
        List<String> disagreements = new ArrayList<>();
        int refused = 0;
        for (Path sample : samples()) {
            String text = Files.readString(sample.resolve("runbook.yaml"));
            YamlDocument document = YamlReader.read(new SourceText("runbook.yaml", text));
            if (document.root().isEmpty() || !document.problems().isEmpty()) {
                continue;
            }
            List<Problem> problems = RunbookCompiler.compile(
                            new SourceText("runbook.yaml", text), SampleActions.CATALOG, new FolderTexts(sample))
                    .problems();
            boolean ofForm = problems.stream()
                    .anyMatch(problem -> OF_FORM.contains(problem.code()) && !isLater(problem) && !isCalled(problem));
            boolean wrong = problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
            Set<ValidationMessage> messages = messages(text);
            refused += messages.isEmpty() ? 0 : 1;
            if (ofForm && messages.isEmpty()) {
                disagreements.add(sample.getFileName() + ": only the compiler refuses it");
            }
            if (!wrong && !messages.isEmpty()) {
                disagreements.add(sample.getFileName() + ": only the schema refuses it: " + messages);
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(refused).isGreaterThan(40);
    }

    @Test
    void everyKeyIsExplainedToWhoHoversOverIt() {
        List<String> silent = new ArrayList<>();
        describe("", RunbookSchema.of(SampleActions.CATALOG), silent);
        assertThat(silent).isEmpty();
    }

    /** Collects the properties of the table of keys that have no description; an action's own fields may have none. */
    private static void describe(String path, JsonNode node, List<String> silent) {
        if (path.endsWith("/with")) {
            return;
        }
        node.path("properties").properties().forEach(property -> {
            boolean rule = path.contains("/if/") || path.endsWith("/if") || path.endsWith("/then");
            if (!rule && property.getValue().path("description").asText().isBlank()) {
                silent.add(path + "/" + property.getKey());
            }
        });
        node.properties().forEach(child -> describe(path + "/" + child.getKey(), child.getValue(), silent));
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            describe(path + "/" + index, node.get(index), silent);
        }
    }

    /** What a called runbook takes, and what is wrong in it, stands in another file. */
    private static boolean isCalled(Problem problem) {
        return !problem.file().equals("runbook.yaml") || problem.message().startsWith("the runbook ");
    }

    /** A branch needs steps or outputs: a rule between keys, which the table of keys does not hold. */
    private static boolean isLater(Problem problem) {
        return problem.message().startsWith("a branch has steps, or outputs");
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/broken"))) {
            return folders.sorted().toList();
        }
    }

    private static Set<ValidationMessage> messages(String text) {
        JsonNode seen = EditorView.of(
                YamlReader.read(new SourceText("runbook.yaml", text)).root().orElseThrow());
        return SCHEMA.validate(seen);
    }
}

package io.drillbook.drills.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.worker.assembly.TemporalConnection;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No secret value appears where it could be read later; a planted harmless word shows that the places looked at are right. */
@Tag("server")
final class SecretsTest {
    /** Part of a run's input, so it must be found in history, database and record. */
    private static final String CANARY = "harmless-canary-4711";

    private final Stage stage = Stage.shared();

    @Test
    void noSecretValueIsInHistoriesDatabaseLogsOutputsRecordsOrBundles() throws IOException {
        Finished backup = stage.run("daily-backup", "cluster=orders", "type=full");
        assertThat(backup.exit()).as(backup.toString()).isZero();
        Finished restore = stage.run(
                "monthly-restore-test", "cluster=orders", "sandbox=restore-1", "smoke=select '" + CANARY + "' <> ''");
        assertThat(restore.exit()).as(restore.toString()).isZero();

        List<String> secrets = secretValues();
        assertThat(secrets).hasSizeGreaterThan(4);
        String histories = histories();
        String database = databaseBytes();
        String written = writtenFiles();
        String bundle = bundle();
        assertThat(histories).contains(CANARY);
        assertThat(database).contains(CANARY);
        assertThat(written).contains(CANARY);
        assertThat(bundle).contains(CANARY);
        for (String secret : secrets) {
            assertThat(histories.contains(secret)).as("a secret in a history").isFalse();
            assertThat(database.contains(secret))
                    .as("a secret in Temporal's database")
                    .isFalse();
            assertThat(written.contains(secret))
                    .as("a secret in a log, an output or a record")
                    .isFalse();
            assertThat(bundle.contains(secret)).as("a secret in a bundle").isFalse();
        }
    }

    /** Values long enough not to be found by chance; a key's lines are looked for one by one. */
    private List<String> secretValues() throws IOException {
        List<String> values = new ArrayList<>();
        Path folder = stage.settings().inventory().resolveSibling("secrets");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.readString(file)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.length() >= 12 && !line.startsWith("-----") && !line.startsWith("ssh-"))
                        .forEach(values::add);
            }
        }
        return values;
    }

    private String histories() {
        StringBuilder all = new StringBuilder();
        try (TemporalConnection temporal = TemporalConnection.open(stage.settings())) {
            WorkflowClient client = temporal.client();
            client.listExecutions("")
                    .forEach(run -> all.append(client.fetchHistory(
                                    run.getExecution().getWorkflowId(),
                                    run.getExecution().getRunId())
                            .getHistory()
                            .getEventsList()
                            .toString()));
        }
        return all.toString();
    }

    private String databaseBytes() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : stage.temporal().databaseFiles()) {
            all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }

    /** Everything commands printed, the worker's log, the evidence folder, and what else lies in the home. */
    private String writtenFiles() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path folder :
                List.of(stage.folder().resolve("commands"), stage.settings().home())) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }

    /** Everything in a bundle, unpacked: records, logs of tools, and all forms made of them. */
    private String bundle() throws IOException {
        Path file = stage.folder().resolve("secrets-bundle.zip");
        Finished exported = stage.command("evidence", "export", file.toString());
        assertThat(exported.exit()).as(exported.toString()).isZero();
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                all.append(new String(content, StandardCharsets.ISO_8859_1));
                if (entry.getName().endsWith(".pdf")) {
                    try (PDDocument pdf = Loader.loadPDF(content)) {
                        all.append(new PDFTextStripper().getText(pdf));
                    }
                }
            }
        }
        return all.toString();
    }
}

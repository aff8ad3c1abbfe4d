package io.drillbook.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.drillbook.workflows.interpreter.Interpreter;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every history ever kept replays: a changed interpreter still makes the commands that running runs have made. Histories
 * of a released version are never written again; {@code -Ddrillbook.histories=write} keeps those of this version.
 */
class ReplayTest {
    /** Of every story's first run; a run recognizes by it what is meant for itself. */
    private static final String WORKFLOW_ID = "run-1";

    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    static Stream<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return List.copyOf(files.sorted().toList()).stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void aKeptHistoryReplays(Path history) throws Exception {
        replay(Files.readString(history));
    }

    @Test
    void everyStoryOfThisVersionIsKept() throws IOException {
        for (Stories story : Stories.values()) {
            assertThat(file(story)).exists();
        }
    }

    @Test
    void aHistoryThatThisInterpreterWouldNotWriteDoesNotReplay() throws Exception {
        String history = Files.readString(file(Stories.PASSED_THROUGH_EVERY_KIND_OF_STEP));
        assertThat(history).contains("\"evidence.record\"");
        assertThatThrownBy(() -> replay(history.replace("\"evidence.record\"", "\"evidence.other\"")))
                .hasStackTraceContaining("evidence.other");
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfSystemProperty(named = "drillbook.histories", matches = "write")
    void keep(Stories story) throws Exception {
        assumeThat(file(story)).as("a kept history is never written again").doesNotExist();
        try (Stage stage = Stage.inMemory()) {
            String workflowId = story.play(stage);
            Files.createDirectories(HISTORIES);
            Files.writeString(file(story), stage.client.fetchHistory(workflowId).toJson(true) + "\n");
        }
    }

    private static Path file(Stories story) {
        return HISTORIES.resolve("v" + Interpreter.VERSION + "-"
                + story.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json");
    }

    private static void replay(String history) throws Exception {
        try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DataConverters.drillbook())
                        .build())
                .build())) {
            // What is tested is which commands are made, not how soon a busy machine makes them.
            Worker worker = temporal.newWorker(
                    Stage.QUEUE,
                    WorkerOptions.newBuilder()
                            .setDefaultDeadlockDetectionTimeout(30_000)
                            .build());
            DrillbookWorkflows.register(worker);
            worker.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(history, WORKFLOW_ID));
        }
    }
}

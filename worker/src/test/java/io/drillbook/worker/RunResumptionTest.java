package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.call.Continues;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.Resumption;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Binder;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.assembly.RunResumption;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An ended run is taken up once, unless what took it up was refused. */
@Timeout(60)
final class RunResumptionTest {
    private static final String RUNBOOK = """
            runbook: say
            language: 1
            title: Say it
            kind: maintenance
            engine: postgresql
            owner: database-team
            guard: { max_duration: 1h }
            steps:
              - { id: told, action: notify.send, with: { text: it }, no_undo: said is said }
            """;

    private final LoopbackTemporal temporal;
    private int runs;

    RunResumptionTest() throws IOException {
        temporal = new LoopbackTemporal(EndedRun.Ended.class);
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void aRunThatIsBeingTakenUpIsNotTakenUpAgain() {
        start("run-1", Outcome.FAILED, false).getResult(Void.class);
        RunResumption first = ask();
        assertThat(first.workflowId()).startsWith("run-1.on-");
        start(first.workflowId(), Outcome.FAILED, true);
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        CommandException.class,
                        refused -> assertThat(refused.code()).isEqualTo("taken-up-already"))
                .hasMessageContaining(first.workflowId());
    }

    @Test
    void aRunWasTakenUpAlsoWhenThatRunFailed() {
        start("run-1", Outcome.FAILED, false).getResult(Void.class);
        start(ask().workflowId(), Outcome.FAILED, false).getResult(Void.class);
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(
                        CommandException.class,
                        refused -> assertThat(refused.code()).isEqualTo("taken-up-already"));
    }

    @Test
    void aRunWhoseTakingUpWasRefusedIsTakenUpAgain() {
        start("run-1", Outcome.FAILED, false).getResult(Void.class);
        RunResumption first = ask();
        start(first.workflowId(), Outcome.REFUSED, false).getResult(Void.class);
        assertThat(ask()).isEqualTo(first);
    }

    @Test
    void theCommandSaysWhenTheRunbooksTextIsAnotherOneNow(@TempDir Path library) throws IOException {
        temporal.addSearchAttributes();
        Path file = Files.createDirectories(library.resolve("postgresql")).resolve("say.yaml");
        assertThat(taken(library)).contains("postgresql.say is not in the library since");
        Files.writeString(file, RUNBOOK.replace("Say it", "Say it loudly"));
        assertThat(taken(library)).contains("postgresql.say has changed in the library since");
        Files.writeString(file, RUNBOOK);
        assertThat(taken(library)).contains("watch it with").doesNotContain("in the library since");
    }

    /** What the command says that takes up another run. */
    private String taken(Path library) {
        String ended = "run-" + ++runs;
        start(ended, Outcome.FAILED, false).getResult(Void.class);
        Map<String, String> environment = Map.of("DRILLBOOK_LIBRARY", library.toString());
        Spoken spoken = temporal.spoken(environment, "resume", ended, "--from", "told", "--detach");
        assertThat(spoken.exitCode()).as(spoken.toString()).isEqualTo(ExitCode.PASSED);
        return spoken.out();
    }

    private RunResumption ask() {
        return RunResumption.ask(temporal.client(), "run-1", Optional.empty(), "told");
    }

    private WorkflowStub start(String workflowId, Outcome outcome, boolean goesOn) {
        Definition definition = RunbookCompiler.compile(new SourceText("say.yaml", RUNBOOK), ActionCatalog.load())
                .definition()
                .orElseThrow();
        Plan plan = Binder.bind(definition, Inventory.EMPTY, new TreeMap<>());
        Continues continues = new Continues(new RunIdentity(workflowId, "first"), "steps/told", List.of());
        RunStart offered = new RunStart(plan, "test", "somebody")
                .by("somebody", "test", Optional.empty(), new Resumption(continues, new TreeMap<>(), List.of()));
        return temporal.start(EndedRun.TYPE, workflowId, offered, outcome, goesOn);
    }
}

package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.PauseAsk;
import io.drillbook.runbooks.call.Resumption;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.worker.assembly.RunResumption;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets a paused run go on, or takes up one that ended. */
@Command(
        name = "resume",
        description = {
            "Let a paused run go on; with --from, take up a run that ended badly.",
            "That is a new run of the same plan: what was done before the step stands, what only reads is done again first,",
            "and when that fails, or an assert does not hold any more, the run is refused."
        },
        mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
    private static final List<String> OF_A_START = List.of("--as", "--sign-with", "--standing", "--detach");

    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    @Mixin
    private final StartProofs proofs = new StartProofs();

    @Option(
            names = "--from",
            paramLabel = "STEP",
            description = "id or path of the step at which a run that ended is taken up")
    private Optional<String> from = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it goes into the run's record")
    private String reason = "";

    @Option(names = "--detach", description = "with --from: start the run and return at once")
    private boolean detach;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ResumeCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return from.isPresent() ? takeUp(from.get()) : goOn();
    }

    private int goOn() {
        for (String option : OF_A_START) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw CommandException.badInput(
                        "resume-without-from",
                        option + " belongs to a run that is started, and without --from none is",
                        "leave it out to end a pause, or add --from STEP");
            }
        }
        return RunAsk.order(settings, run, output, PauseAsk.UPDATE, new PauseAsk(RunAsk.user(), reason, false));
    }

    private int takeUp(String step) throws InterruptedException {
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            RunResumption taken = RunResumption.ask(temporal.client(), run.workflowId(), run.runId(), step);
            RunStart start = taken.start();
            Resumption resumption = start.resumption().orElseThrow();
            resumption.remarks().forEach(output::progress);
            textSince(start.plan().definition()).ifPresent(output::progress);
            Optional<StartProof> proof = proofs.of(
                    start.plan(),
                    StartedRun.PERSON,
                    taken.workflowId(),
                    start.proof().flatMap(StartProof::definition));
            Resumption said = reason.isBlank() ? resumption : resumption.with("why: " + reason);
            RunIdentity next = begin(
                    new RunbookStarter(temporal.client(), settings),
                    start.by(proofs.starter(), StartedRun.PERSON, proof, said),
                    taken.workflowId());
            return new StartedRun(settings, output)
                    .tell(temporal.client(), start.plan().definition().title(), next, detach);
        }
    }

    private static RunIdentity begin(RunbookStarter starter, RunStart start, String id) {
        try {
            return starter.resume(start, id);
        } catch (WorkflowExecutionAlreadyStarted running) {
            throw RunResumption.already(id);
        }
    }

    /** What became of the runbook's text since; the run goes on with the text as it was. */
    private Optional<String> textSince(Definition definition) {
        Optional<String> now = new RunbookLibrary(settings.library()).digest(definition.runbook());
        if (now.equals(Optional.of(definition.source()))) {
            return Optional.empty();
        }
        return Optional.of(
                definition.runbook() + (now.isPresent() ? " has changed in the library" : " is not in the library")
                        + " since; the run goes on with its text and its inventory as they were");
    }
}

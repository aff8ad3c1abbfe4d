package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a run and follows it to its end. */
@Command(
        name = "run",
        description = {
            "Start a runbook and follow the run until it ends.",
            "Closing the terminal does not stop the run; `drillbook watch` picks it up."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunbookInputs inputs = new RunbookInputs();

    @Mixin
    private final StartProofs proofs = new StartProofs();

    @Option(names = "--detach", description = "start the run and return at once")
    private boolean detach;

    @Option(
            names = "--key",
            paramLabel = "TEXT",
            description = "starts with the same key join one run as long as it goes on")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--ticket",
            paramLabel = "ID",
            description = "change or incident that the run belongs to, such as CHG-1234; it stands in the record")
    private Optional<String> ticket = Optional.empty();

    @Option(names = "--trigger", paramLabel = "WORD", defaultValue = StartedRun.PERSON, hidden = true)
    private String trigger = StartedRun.PERSON;

    RunCommand(Settings settings) {
        this.settings = settings;
    }

    private Optional<String> ticket() {
        if (ticket.stream()
                .anyMatch(text -> text.isBlank()
                        || text.length() > RunStart.LONGEST_TICKET
                        || text.chars().anyMatch(Character::isISOControl))) {
            throw CommandException.badInput(
                    "no-ticket",
                    "--ticket is empty, longer than " + RunStart.LONGEST_TICKET
                            + " characters, or has control characters",
                    "name it as your tracker does, such as CHG-1234");
        }
        return ticket;
    }

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = inputs.bind(settings);
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            String id = RunbookStarter.workflowId(plan, key);
            Optional<StartProof> proof = proofs.of(plan, trigger, id, inputs.signature(settings));
            RunStart start = new RunStart(plan, trigger, proofs.starter(), proof).forTicket(ticket());
            RunIdentity run = new RunbookStarter(temporal.client(), settings).start(start, id);
            return new StartedRun(settings, output)
                    .tell(temporal.client(), plan.definition().title(), run, detach);
        }
    }
}

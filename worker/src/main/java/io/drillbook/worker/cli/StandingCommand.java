package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.StandingStatement;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.type.DurationText;
import io.drillbook.worker.assembly.SignedFile;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Consents beforehand. */
@Command(
        name = "standing",
        description = {
            "Consent beforehand to what a runbook asks on one target when one trigger starts it, for what runs at"
                    + " night.",
            "It holds for this very text of the runbook, up to a class of risk, until it expires."
        },
        mixinStandardHelpOptions = true)
final class StandingCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunbookInputs inputs = new RunbookInputs();

    @Mixin
    private final SigningOptions signing = new SigningOptions();

    @Option(names = "--trigger", paramLabel = "WORD", required = true, description = "what starts the runs")
    private String trigger = "";

    @Option(names = "--risk", paramLabel = "CLASS", required = true, description = "highest class: R1, R2 or R3")
    private String risk = "";

    @Option(names = "--for", paramLabel = "DURATION", required = true, description = "how long it holds, such as 90d")
    private String length = "";

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "file to write")
    private Path file = Path.of("");

    StandingCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!risk.matches("R[123]")) {
            throw CommandException.badInput(
                    "bad-risk", "--risk is R1, R2 or R3, not " + risk, "drillbook plan shows it");
        }
        Duration time = DurationText.read(length)
                .filter(duration -> !duration.isZero())
                .orElseThrow(() -> CommandException.badInput(
                        "bad-duration", "--for is a duration such as 90d, not " + length, "units are d, h, m and s"));
        Plan plan = inputs.bind(settings);
        Instant until = Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
        String text = new StandingStatement(
                        plan.definition().runbook(),
                        plan.target(),
                        trigger,
                        risk,
                        plan.definitionHash(),
                        until.toString(),
                        signing.needed())
                .text();
        SignedText signed = signing.sign(StandingStatement.NAMESPACE, text);
        SignedFile.write(file, signed);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("standing", file.toString());
        document.put("until", until.toString());
        output.document(document);
        output.line("consents to " + plan.definition().runbook() + " on " + plan.target() + " up to " + risk
                + " when started by " + trigger + ", until " + until + ": " + file);
        return ExitCode.PASSED;
    }
}

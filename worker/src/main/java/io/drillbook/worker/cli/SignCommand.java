package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.DefinitionStatement;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.SignableText;
import io.drillbook.worker.assembly.SignedFile;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Signs the text of a runbook. */
@Command(
        name = "sign",
        description = {
            "Sign the text of a runbook; the signature lies beside it and goes into every run.",
            "Who signed a runbook has no vote in its consents, unless the runbook says so in words."
        },
        mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final SigningOptions signing = new SigningOptions();

    @Parameters(index = "0", paramLabel = "RUNBOOK", description = "name in the library, or path of a .yaml file")
    private String runbook = "";

    SignCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        SourceText source = new RunbookLibrary(settings.library()).find(runbook, Optional.empty());
        Definition definition = SignableText.of(source);
        String text = new DefinitionStatement(definition.runbook(), definition.source(), signing.needed()).text();
        SignedText signed = signing.sign(DefinitionStatement.NAMESPACE, text);
        Path file = SignedFile.beside(Path.of(source.name()));
        SignedFile.write(file, signed);
        output.document(Map.of("signature", file.toString()));
        output.line("signed: " + file);
        return ExitCode.PASSED;
    }
}

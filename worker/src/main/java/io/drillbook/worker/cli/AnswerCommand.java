package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.type.LiteralReader;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers what a run asks. */
@Command(
        name = "answer",
        description = {"Answer what a run asks; `drillbook consent RUN` shows its questions. An answer is signed."},
        mixinStandardHelpOptions = true)
final class AnswerCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    @Mixin
    private final SigningOptions signing = new SigningOptions();

    @Parameters(index = "1", paramLabel = "VALUE", description = "the answer, as it would be written in a runbook")
    private String value = "";

    @Option(names = "--step", paramLabel = "STEP", description = "the step that asks; needed only when several do")
    private Optional<String> step = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it goes into the run's record")
    private String reason = "";

    AnswerCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        Question question = OpenQuestion.one(OpenQuestion.all(settings, run), step, true);
        ValueType type = question.answer().orElseThrow();
        Object answer = LiteralReader.read(type, value)
                .orElseThrow(() -> CommandException.badInput(
                        "bad-answer",
                        "\"" + question.text() + "\" wants " + TypeWords.a(type) + ", not \"" + value + "\"",
                        "write it as in a runbook"));
        OpenQuestion.lines(question).forEach(output::note);
        VoteStatement statement = VoteStatement.on(
                question, VoteStatement.ANSWER, signing.needed(), CanonicalJson.of(answer), reason.strip());
        return ConsentCommand.cast(settings, run, output, signing.sign(VoteStatement.NAMESPACE, statement.text()));
    }
}

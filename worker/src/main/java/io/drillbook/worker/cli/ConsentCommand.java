package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a run asks consent for, and votes. */
@Command(
        name = "consent",
        description = {
            "Show what a run asks people for, with every command behind it; with --approve or --reject, vote.",
            "A vote is signed with your SSH key and is good for this question only."
        },
        mixinStandardHelpOptions = true)
final class ConsentCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunArgument run = new RunArgument();

    @Mixin
    private final SigningOptions signing = new SigningOptions();

    @Option(names = "--step", paramLabel = "STEP", description = "the step that asks; needed only when several do")
    private Optional<String> step = Optional.empty();

    @Option(names = "--approve", description = "say yes")
    private boolean approve;

    @Option(names = "--reject", description = "say no: one no ends it")
    private boolean reject;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it goes into the run's record")
    private String reason = "";

    ConsentCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Question> open = OpenQuestion.all(settings, run);
        if (!approve && !reject) {
            output.document(new Question.Questions(open));
            if (open.isEmpty()) {
                output.line("the run asks nobody now");
            }
            open.forEach(question -> OpenQuestion.lines(question).forEach(output::line));
            return ExitCode.PASSED;
        }
        if (approve && reject) {
            throw CommandException.badInput("both-ways", "a vote is a yes or a no", "give --approve or --reject");
        }
        Question question = OpenQuestion.one(open, step, false);
        OpenQuestion.lines(question).forEach(output::note);
        VoteStatement statement = VoteStatement.on(
                question,
                approve ? VoteStatement.APPROVE : VoteStatement.REJECT,
                signing.needed(),
                VoteStatement.NONE,
                reason.strip());
        return cast(settings, run, output, signing.sign(VoteStatement.NAMESPACE, statement.text()));
    }

    /** Sends a signed vote or answer. */
    static int cast(Settings settings, RunArgument run, Output output, SignedText signed) {
        VoteAsk vote = new VoteAsk(Optional.of(signed.statement()), Optional.of(signed.signature()));
        return RunAsk.order(settings, run, output, VoteAsk.UPDATE, vote);
    }
}

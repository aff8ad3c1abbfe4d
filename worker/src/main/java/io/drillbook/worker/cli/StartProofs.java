package io.drillbook.worker.cli;

import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.StartProof;
import io.drillbook.runbooks.call.StartStatement;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.SignedFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is signed for a run before it begins. */
final class StartProofs {
    /** A run that waits longer for a worker is to be started anew. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    @Mixin
    private final SigningOptions signing = new SigningOptions();

    @Option(
            names = "--standing",
            paramLabel = "FILE",
            description = "a consent given beforehand, made by drillbook standing; repeat it for more")
    private List<Path> standing = new ArrayList<>();

    /** Who starts the run: the person who signs, or the user of this machine. */
    String starter() {
        return signing.person().orElseGet(RunAsk::user);
    }

    /** Everything that is signed for a run; empty when nothing is. */
    Optional<StartProof> of(Plan plan, String trigger, String workflowId, Optional<SignedText> definition)
            throws InterruptedException {
        Optional<SignedText> start = Optional.empty();
        if (signing.person().isPresent()) {
            String until =
                    Instant.now().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS).toString();
            String text = new StartStatement(workflowId, plan.proposalHash(), trigger, until, signing.needed()).text();
            start = Optional.of(signing.sign(StartStatement.NAMESPACE, text));
        }
        List<SignedText> beforehand = standing.stream().map(SignedFile::read).toList();
        boolean nothing = start.isEmpty() && definition.isEmpty() && beforehand.isEmpty();
        return nothing ? Optional.empty() : Optional.of(new StartProof(start, definition, beforehand));
    }
}

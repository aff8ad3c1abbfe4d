package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.activities.consent.SshKeygen;
import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.SignedText;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.call.VoteStatement;
import io.drillbook.runbooks.inventory.Person;
import io.drillbook.worker.exit.ExitCode;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands with which people see what a run asks them, vote and answer. */
@Timeout(60)
final class QuestionCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private final LoopbackTemporal temporal;
    private String publicKey = "";

    QuestionCommandsTest() throws IOException {
        temporal = new LoopbackTemporal(AskingRun.Asking.class);
    }

    @BeforeEach
    void makeKey() throws Exception {
        String file = folder.resolve("key").toString();
        Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ann", "-f", file)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        String[] parts = Files.readString(folder.resolve("key.pub")).split(" ", 3);
        publicKey = parts[0] + " " + parts[1];
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void whatARunAsksIsShown() {
        start(false);
        Spoken spoken = spoken("consent", "run-1");
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.PASSED);
        assertThat(spoken.out()).contains("Drop the slot?", "$ drop slot 3", "1 vote of leads until 2099-01-01");
    }

    @Test
    void aVoteIsSignedAndSent() throws Exception {
        WorkflowStub run = start(false);
        Spoken spoken = spoken("consent", "run-1", "--approve", "--reason", "it is unused", "--as", "ann", key());
        assertThat(spoken.out()).contains("counted: 1 of 1 votes");
        assertThat(sent(run)).isEqualTo(statement(false, "approve", VoteStatement.NONE, "it is unused"));
    }

    @Test
    void aNoIsSignedAndSent() throws Exception {
        WorkflowStub run = start(false);
        spoken("consent", "run-1", "--reject", "--reason", "not on a Friday", "--as", "ann", key());
        assertThat(sent(run)).isEqualTo(statement(false, "reject", VoteStatement.NONE, "not on a Friday"));
    }

    @Test
    void anAnswerIsSignedAndSent() throws Exception {
        WorkflowStub run = start(true);
        assertThat(spoken("answer", "run-1", "30d", "--as", "ann", key()).exitCode())
                .isEqualTo(ExitCode.PASSED);
        assertThat(sent(run)).isEqualTo(statement(true, "answer", "\"30d\"", ""));
    }

    @Test
    void anAnswerOfAnotherTypeIsNotSent() {
        start(true);
        Spoken spoken = spoken("answer", "run-1", "soon", "--as", "ann", key());
        assertThat(spoken.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(spoken.err()).contains("\"How old is too old?\" wants a duration, not \"soon\"");
    }

    private WorkflowStub start(boolean answer) {
        return temporal.start(AskingRun.TYPE, "run-1", answer);
    }

    private String key() {
        return "--sign-with=" + folder.resolve("key");
    }

    private static VoteStatement statement(boolean answer, String decision, String value, String reason) {
        Question question = AskingRun.Asking.question(answer);
        return VoteStatement.on(question, decision, "ann", value, reason);
    }

    /** What came, once its signature is found to be made with ann's key. */
    private VoteStatement sent(WorkflowStub run) throws Exception {
        VoteAsk vote = run.getResult(VoteAsk.class);
        SignedText text =
                new SignedText(vote.statement().orElseThrow(), vote.signature().orElseThrow());
        assertThat(new SshKeygen().verify(new Person("ann", List.of(publicKey)), VoteStatement.NAMESPACE, text))
                .isPresent();
        return VoteStatement.read(text.statement()).orElseThrow();
    }

    private Spoken spoken(String... arguments) {
        return temporal.spoken(Map.of(), arguments);
    }
}

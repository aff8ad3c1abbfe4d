package io.drillbook.activities.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.JobLog;
import io.drillbook.activities.step.SystemActivity.Nothing;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.ActLog;
import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.json.Digests;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionRunnerTest {
    /** What a greeting needs. */
    @About("What a greeting needs")
    record Greet(
            @About("Whom to greet") String name,
            @About("How often") long times) {}

    /** A greeting. */
    @About("A greeting")
    record Greeting(@About("The words") String words) {}

    /** Greets; says the secret so that the frame has something to take out. */
    static final class Greeter implements Action<Greet, Greeting> {
        @Override
        public Greeting run(Greet input, ActionContext context) throws ActionException {
            String secret = context.connectors().secret(new SecretReference("password"));
            context.ran("greet " + input.name() + " --password " + secret);
            context.ran("greet " + input.name() + " --password " + secret);
            if (input.name().equals("nobody")) {
                throw new ActionException("nobody-there", FailureKind.REFUSED, "nobody with " + secret, "come back");
            }
            context.alreadyDone();
            return new Greeting(("hello " + input.name() + " " + secret + " ").repeat((int) input.times()));
        }

        @Override
        public List<String> preview(Greet input) {
            return List.of("greet " + input.name());
        }
    }

    private static final ActionDefinition<Greet, Greeting> GREET = new ActionDefinition<>(
            "test.greet", "Greets", Risk.R0, "Greets again", false, Greet.class, Greeting.class, Greeter::new);

    /** Activities by the names of actions. */
    @ActivityInterface
    public interface Acts {
        @ActivityMethod(name = "test.greet")
        ActionResult greet(ActionCall call);

        @ActivityMethod(name = "test.unknown")
        ActionResult unknown(ActionCall call);

        @ActivityMethod(name = "system.note")
        void note(String text);
    }

    private final List<String> notes = new ArrayList<>();
    private final RunnerBench bench = new RunnerBench(
            List.of(GREET),
            environment -> List.of(new SystemActivity<>("system.note", String.class, (text, context) -> {
                notes.add(text);
                return Nothing.NOTHING;
            })));
    private final Acts acts = bench.stub(Acts.class);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void anActionGetsItsInputsAndGivesItsOutputs() {
        ActionResult result = acts.greet(call(Map.of("name", "ann", "times", 1L)));
        assertThat(result.output()).containsExactlyEntriesOf(new TreeMap<>(Map.of("words", "hello ann *** ")));
        assertThat(result.alreadyDone()).isTrue();
        assertThat(result.attempts()).isEqualTo(1);
        assertThat(result.startedAt()).isLessThanOrEqualTo(result.endedAt());
    }

    @Test
    void aSecretIsTakenOutOfCommandsAndTheSameCommandCountsOnce() {
        ActionResult result = acts.greet(call(Map.of("name", "ann", "times", 1L)));
        assertThat(result.commands()).containsExactly("greet ann --password ***");
    }

    @Test
    void aPlanMadeForAnotherSignatureIsRefused() {
        ActionCall call = RunnerBench.call("test.greet", "0123456789abcdef", Map.of("name", "ann", "times", 1L));
        ApplicationFailure failure = failureOf(() -> acts.greet(call));
        assertThat(failure.getType()).isEqualTo("action-changed");
        assertThat(failure.isNonRetryable()).isTrue();
    }

    @Test
    void anInputOfTheWrongTypeIsRefusedByName() {
        ApplicationFailure failure = failureOf(() -> acts.greet(call(Map.of("name", "ann", "times", "often"))));
        assertThat(failure.getType()).isEqualTo("input-refused");
        assertThat(failure.getOriginalMessage()).contains("times");
    }

    @Test
    void anActionsOwnFailureArrivesWithoutSecrets() {
        ApplicationFailure failure = failureOf(() -> acts.greet(call(Map.of("name", "nobody", "times", 1L))));
        assertThat(failure.getType()).isEqualTo("nobody-there");
        assertThat(failure.getDetails().get(0, Failure.class).message()).isEqualTo("nobody with ***");
    }

    @Test
    void whatItsJobsPrintedIsKeptWithoutSecretsAndEachPlaceIsCounted() {
        String line = "sent " + RunnerBench.SECRET + " over\n";
        bench.logs.add(new JobLog("db-1", "greet --all", line, false));
        bench.logs.add(new JobLog("db-1", "greet --slowly", line.repeat(1000), true));
        ActTrace trace =
                acts.greet(call(Map.of("name", "ann", "times", 2L))).trace().orElseThrow();
        ActLog small = trace.logs().getFirst();
        assertThat(small.head()).isEqualTo("sent *** over\n");
        assertThat(small.tail()).isEmpty();
        assertThat(small.file()).isEmpty();
        ActLog large = trace.logs().getLast();
        assertThat(large.file()).contains("logs/1.log");
        assertThat(large.bytes()).isEqualTo(14_000);
        assertThat(large.head()).hasSize(ActLog.END).startsWith("sent *** over\nsent");
        assertThat(large.tail()).hasSize(ActLog.END).endsWith("sent *** over\n");
        assertThat(large.cut()).isTrue();
        assertThat(bench.stored).containsExactly("sent *** over\n".repeat(1000));
        assertThat(large.sha256()).isEqualTo(Digests.sha256(bench.stored.getFirst()));
        // In both places of the output, in the command that is noted once, and in every line of the logs.
        assertThat(trace.masked()).isEqualTo(Map.of("canary", 2L + 1L + 1L + 1000L));
    }

    @Test
    void aLogIsNeverCutInsideALetter() {
        bench.logs.add(new JobLog("db-1", "greet", "a" + "\uD83D\uDE00".repeat(2500) + "b", false));
        ActTrace trace =
                acts.greet(call(Map.of("name", "ann", "times", 1L))).trace().orElseThrow();
        assertThat(CanonicalJson.of(trace)).contains("\uD83D\uDE00");
        assertThat(trace.logs().getFirst().head()).hasSize(ActLog.END - 1);
    }

    @Test
    void anActThatFailsLeavesWhatItsJobsPrinted() {
        bench.logs.add(new JobLog("db-1", "greet", "nobody there\n", false));
        ApplicationFailure failure = failureOf(() -> acts.greet(call(Map.of("name", "nobody", "times", 1L))));
        assertThat(failure.getDetails().get(1, ActTrace.class).logs())
                .extracting(ActLog::head)
                .containsExactly("nobody there\n");
    }

    @Test
    void anOutputThatIsTooLargeIsAFailureAndNotCutShort() {
        ApplicationFailure failure = failureOf(() -> acts.greet(call(Map.of("name", "ann", "times", 30_000L))));
        assertThat(failure.getType()).isEqualTo("output-too-large");
        assertThat(failure.isNonRetryable()).isTrue();
    }

    @Test
    void anActionThatThisWorkerDoesNotHaveIsRefused() {
        assertThat(failureOf(() -> acts.unknown(call(Map.of()))).getType()).isEqualTo("action-unknown");
    }

    @Test
    void aSystemActivityTakesItsInputItself() {
        acts.note("a run began");
        assertThat(notes).containsExactly("a run began");
    }

    private static ActionCall call(Map<String, Object> input) {
        return RunnerBench.call("test.greet", GREET.signature().digest(), input);
    }

    private static ApplicationFailure failureOf(Runnable act) {
        ActivityFailure failure = catchThrowableOfType(ActivityFailure.class, act::run);
        return (ApplicationFailure) Objects.requireNonNull(failure.getCause());
    }
}

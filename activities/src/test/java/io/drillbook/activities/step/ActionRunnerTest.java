package io.drillbook.activities.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.SystemActivity.Nothing;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.SecretReference;
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

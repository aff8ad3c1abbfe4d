package io.drillbook.activities.step;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.failure.Failures;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.activities.step.ActState.Detachment;
import io.drillbook.runbooks.call.ActTrace;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one act on the activity's thread: heartbeats beside it, and every failure said in our words. */
final class ActFrame {
    private static final Logger LOG = LoggerFactory.getLogger(ActFrame.class);

    /** The server cuts a failure's text at 4 KB; it is cut here, where nothing else is lost. */
    private static final int LONGEST_MESSAGE = 2000;

    /** What runs inside the frame. */
    @FunctionalInterface
    interface Act<T> {
        T run() throws ActionException, InterruptedException;
    }

    private final ActsInHand inHand = new ActsInHand();

    /** @param key whose attempts exclude each other on this worker */
    <T> T run(ActivityExecutionContext activity, String key, ActState state, SecretCleaner cleaner, Act<T> act) {
        return run(activity, key, state, cleaner, act, Optional::empty);
    }

    /** @param trace what an act that failed leaves for the record */
    <T> T run(
            ActivityExecutionContext activity,
            String key,
            ActState state,
            SecretCleaner cleaner,
            Act<T> act,
            Supplier<Optional<ActTrace>> trace) {
        String name = activity.getInfo().getActivityType();
        List<ActTrace> left = new ArrayList<>();
        try (Heartbeat heartbeat = new Heartbeat(activity, state, cleaner)) {
            heartbeat.start();
            inHand.take(key, state);
            return traced(act, state, trace, left);
        } catch (InterruptedException stopped) {
            throw detached(name, state.detachment().orElse(Detachment.WORKER_STOPS));
        } catch (ActionException failed) {
            throw state.detachment()
                    .map(reason -> detached(name, reason))
                    .orElseGet(() ->
                            application(failed.failure(), cleaner, left.stream().findFirst()));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError broken) {
            if (state.detachment().isPresent()) {
                throw detached(name, state.detachment().get());
            }
            LOG.error("{} met an error of its own: {}", name, cleaner.clean(stack(broken)));
            throw application(Failures.of(broken, name), cleaner);
        } finally {
            inHand.release(key, state);
            state.end();
        }
    }

    /** Storing what a failed act left may take a while, so it is done while the heart still beats. */
    private static <T> T traced(Act<T> act, ActState state, Supplier<Optional<ActTrace>> trace, List<ActTrace> left)
            throws ActionException, InterruptedException {
        try {
            return act.run();
        } catch (ActionException failed) {
            if (state.detachment().isEmpty()) {
                trace.get().ifPresent(left::add);
            }
            throw failed;
        }
    }

    static ApplicationFailure application(Failure failure, SecretCleaner cleaner) {
        return application(failure, cleaner, Optional.empty());
    }

    /**
     * The failure as the workflow sees it: type is the code, the whole failure is the first detail, what the act left for
     * the record the second.
     */
    static ApplicationFailure application(Failure failure, SecretCleaner cleaner, Optional<ActTrace> trace) {
        Failure cleaned = new Failure(
                failure.code(),
                failure.kind(),
                bounded(cleaner.clean(failure.message())),
                failure.hint().map(cleaner::clean).map(ActFrame::bounded));
        return ApplicationFailure.newBuilder()
                .setType(cleaned.code())
                .setMessage(cleaned.message())
                .setNonRetryable(!cleaned.kind().retryable())
                .setDetails(trace.isEmpty() ? new Object[] {cleaned} : new Object[] {cleaned, trace.get()})
                .build();
    }

    private static ApplicationFailure detached(String name, Detachment reason) {
        Failure failure = new Failure(
                reason.code(),
                FailureKind.UNREACHABLE,
                name + " was left in hand: " + reason.words(),
                Optional.of("the next attempt takes it up again"));
        return application(failure, new SecretCleaner());
    }

    /** As text, since a logging library would print messages as they are, secrets included. */
    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String bounded(String text) {
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + " …" : text;
    }
}

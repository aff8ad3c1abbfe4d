package io.drillbook.activities.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ActFrameTest {
    private final ActFrame frame = new ActFrame();
    private final ScriptedActivity activity = new ScriptedActivity();
    private final SecretCleaner cleaner = new SecretCleaner();

    @Test
    void aCancelIsHeardAndTheActEndsByItself() throws Exception {
        activity.answerWith(new ActivityCanceledException());
        ActState state = state();
        String result = frame.run(activity, "a", state, cleaner, () -> {
            waitUntilCancelled(state);
            return "ended what it had in hand";
        });
        assertThat(result).isEqualTo("ended what it had in hand");
    }

    @Test
    void aLostContactIsNoCancelAndTheActGoesOn() throws Exception {
        activity.answerWith(new ActivityCanceledException(
                activity.getInfo(), new TimeoutFailure(null, null, TimeoutType.TIMEOUT_TYPE_HEARTBEAT)));
        ActState state = state();
        boolean cancelled = frame.run(activity, "a", state, cleaner, () -> {
            Thread.sleep(2500);
            return state.cancelRequested();
        });
        assertThat(cancelled).isFalse();
        assertThat(activity.heartbeats())
                .as("sent through the library until it gave up")
                .isNotEmpty();
    }

    @Test
    void anAttemptThatTheServerGaveUpLetsGo() {
        activity.answerWith(new ActivityNotExistsException(new IllegalStateException("gone")));
        assertThat(failureOf(() -> {
                    Thread.sleep(60_000);
                    return "never";
                }))
                .satisfies(failure -> {
                    assertThat(failure.getType()).isEqualTo("attempt-replaced");
                    assertThat(failure.isNonRetryable()).isFalse();
                });
    }

    @Test
    void aStoppingWorkerLetsGoOfWhatItHasInHand() {
        activity.answerWith(new ActivityWorkerShutdownException());
        assertThat(failureOf(() -> {
                            Thread.sleep(60_000);
                            return "never";
                        })
                        .getType())
                .isEqualTo("worker-stopped");
        assertThat(Thread.currentThread().isInterrupted())
                .as("the interrupt stays inside the frame")
                .isFalse();
    }

    @Test
    void whatDoesNotHearAnInterruptLosesItsConnections() throws Exception {
        activity.answerWith(new ActivityWorkerShutdownException());
        CountDownLatch cut = new CountDownLatch(1);
        ActState state = new ActState("deaf", cut::countDown);
        ApplicationFailure failure = catchThrowableOfType(
                ApplicationFailure.class,
                () -> frame.run(activity, "a", state, cleaner, () -> {
                    awaitUninterruptibly(cut);
                    throw new ActionException(
                            "connection-lost", FailureKind.UNREACHABLE, "the connection broke", "again");
                }));
        assertThat(failure.getType()).isEqualTo("worker-stopped");
    }

    @Test
    void aLaterAttemptMakesAnEarlierOneLetGoBeforeItActs() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean earlierEnded = new AtomicBoolean();
        try (ExecutorService worker = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ApplicationFailure> earlier = worker.submit(() -> failureOf(() -> {
                begun.countDown();
                try {
                    Thread.sleep(60_000);
                } finally {
                    earlierEnded.set(true);
                }
                return "never";
            }));
            begun.await();
            boolean endedBefore = frame.run(new ScriptedActivity(), "same effect", state(), cleaner, earlierEnded::get);
            assertThat(endedBefore).isTrue();
            assertThat(earlier.get(5, TimeUnit.SECONDS).getType()).isEqualTo("attempt-replaced");
        }
    }

    @Test
    void aFailureTravelsWithCodeKindAndHint() {
        ApplicationFailure failure = failureOf(() -> {
            throw new ActionException("disk-full", FailureKind.CHECK_FAILED, "the disk is full", "free space");
        });
        assertThat(failure.getType()).isEqualTo("disk-full");
        assertThat(failure.getOriginalMessage()).isEqualTo("the disk is full");
        assertThat(failure.isNonRetryable()).isTrue();
        assertThat(failure.getDetails().get(0, Failure.class).hint()).contains("free space");
    }

    @Test
    void whatCanHelpAgainIsRetryable() {
        ApplicationFailure failure = failureOf(() -> {
            throw new ActionException("connection-refused", FailureKind.UNREACHABLE, "refused", "start it");
        });
        assertThat(failure.isNonRetryable()).isFalse();
    }

    @Test
    void anErrorOfOurOwnKeepsItsTextToTheLog() {
        ApplicationFailure failure = failureOf(() -> {
            throw new IllegalStateException("jdbc:postgresql://db?password=canary");
        });
        assertThat(failure.getType()).isEqualTo("internal-error");
        assertThat(failure.getOriginalMessage())
                .isEqualTo("test.act met an error of its own: IllegalStateException")
                .doesNotContain("canary");
        assertThat(failure.getCause()).isNull();
    }

    @Test
    void aSecretIsTakenOutOfFailuresAndProgress() throws Exception {
        cleaner.remember("canary", "s3cr3t-canary");
        ActState state = state();
        ApplicationFailure failure = catchThrowableOfType(
                ApplicationFailure.class,
                () -> frame.run(activity, "a", state, cleaner, () -> {
                    state.progress("copying with s3cr3t-canary");
                    Thread.sleep(1500);
                    throw new ActionException(
                            "refused", FailureKind.REFUSED, "no with s3cr3t-canary", "not s3cr3t-canary");
                }));
        assertThat(failure.getOriginalMessage()).isEqualTo("no with ***");
        assertThat(failure.getDetails().get(0, Failure.class).hint()).contains("not ***");
        assertThat(activity.heartbeats())
                .extracting(progress -> progress.text())
                .contains("copying with ***")
                .allSatisfy(text -> assertThat(text).doesNotContain("canary"));
    }

    private ApplicationFailure failureOf(ActFrame.Act<?> act) {
        return catchThrowableOfType(
                ApplicationFailure.class, () -> frame.run(activity, "same effect", state(), cleaner, act));
    }

    private static ActState state() {
        return new ActState("test", () -> {});
    }

    private static void waitUntilCancelled(ActState state) throws InterruptedException {
        for (int tries = 0; tries < 100 && !state.cancelRequested(); tries++) {
            Thread.sleep(50);
        }
        assertThat(state.cancelRequested()).isTrue();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException deaf) {
                // As a driver does that waits in native code.
            }
        }
    }
}

package io.drillbook.activities.step;

import io.drillbook.runbooks.call.Progress;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One act in hand, seen by its own thread, by its heartbeat and by the attempt that follows it. */
final class ActState implements SystemContext {
    /** Why an act lets go of what it has in hand although nobody cancelled it. */
    enum Detachment {
        WORKER_STOPS("worker-stopped", "the worker stops"),
        REPLACED("attempt-replaced", "another attempt took this one's place");

        private final String code;
        private final String words;

        Detachment(String code, String words) {
            this.code = code;
            this.words = words;
        }

        String code() {
            return code;
        }

        String words() {
            return words;
        }
    }

    private final Thread thread = Thread.currentThread();
    private final Runnable cut;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<Detachment> detachment = Optional.empty();
    private volatile boolean cancelRequested;
    private volatile boolean alreadyDone;
    private volatile Progress progress;

    /** @param cut breaks the act's connections */
    ActState(String name, Runnable cut) {
        this.cut = cut;
        this.progress = new Progress(name, Optional.empty(), Optional.empty(), "", Optional.empty(), now());
    }

    @Override
    public void progress(String text) {
        progress(text, Optional.empty(), Optional.empty(), "", Optional.empty());
    }

    void progress(String text, Optional<Long> done, Optional<Long> total, String unit, Optional<String> position) {
        progress = new Progress(text, done, total, unit, position, now());
    }

    Progress progress() {
        return progress;
    }

    void markAlreadyDone() {
        alreadyDone = true;
    }

    boolean alreadyDone() {
        return alreadyDone;
    }

    void requestCancel() {
        cancelRequested = true;
    }

    @Override
    public boolean cancelRequested() {
        return cancelRequested;
    }

    /**
     * Makes the act let go: a job on a host goes on, what waits here is interrupted, and what does not hear that loses
     * its connections.
     */
    void detach(Detachment reason) {
        synchronized (ended) {
            if (detachment.isPresent() || ended.getCount() == 0) {
                return;
            }
            detachment = Optional.of(reason);
            thread.interrupt();
        }
        Thread.ofVirtual().name("detach").start(() -> {
            try {
                if (!awaitEnd(5)) {
                    cut.run();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    Optional<Detachment> detachment() {
        return detachment;
    }

    /** Called by the act's own thread; after it no interrupt of ours can reach what the thread does next. */
    void end() {
        synchronized (ended) {
            ended.countDown();
            // An interrupt meant for the act must not reach what the thread does next.
            if (detachment.isPresent()) {
                Thread.interrupted();
            }
        }
    }

    boolean awaitEnd(long seconds) throws InterruptedException {
        return ended.await(seconds, TimeUnit.SECONDS);
    }

    private static String now() {
        return Instant.now().toString();
    }
}

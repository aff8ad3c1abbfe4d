package io.drillbook.workflows.temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A service in this JVM that can go away, and a probe that writes to it in its own thread, whatever runs or fails. */
final class Service {
    private static final int STEADY = 5;

    final AtomicInteger writable = new AtomicInteger(1);
    private final List<Long> acknowledged = new ArrayList<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicInteger inARow = new AtomicInteger();
    private volatile boolean stopAsked;
    private final Thread probe;

    /** @param every milliseconds between two writes */
    Service(long every) {
        probe = new Thread(() -> write(every), "probe");
    }

    private void write(long every) {
        while (!stopAsked) {
            if (writable.get() > 0) {
                synchronized (acknowledged) {
                    acknowledged.add(System.nanoTime());
                }
                inARow.incrementAndGet();
            } else {
                failed.incrementAndGet();
                inARow.set(0);
            }
            try {
                Thread.sleep(every);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    void begin() throws InterruptedException {
        probe.start();
        stable();
    }

    /** Waits until some writes in a row were acknowledged. */
    void stable() throws InterruptedException {
        int before = inARow.get();
        while (inARow.get() < Math.min(before, STEADY) + STEADY) {
            Thread.sleep(1);
        }
    }

    void stop() throws InterruptedException {
        stopAsked = true;
        probe.join();
    }

    boolean measures() {
        return probe.isAlive();
    }

    long failed() {
        return failed.get();
    }

    /** The longest time between two acknowledged writes, in milliseconds. */
    long outage() {
        synchronized (acknowledged) {
            long longest = 0;
            for (int at = 1; at < acknowledged.size(); at++) {
                longest = Math.max(longest, acknowledged.get(at) - acknowledged.get(at - 1));
            }
            return longest / 1_000_000;
        }
    }
}

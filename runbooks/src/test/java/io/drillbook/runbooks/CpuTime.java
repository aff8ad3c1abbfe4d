package io.drillbook.runbooks;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Time that counts work and not waiting: the same on a busy machine. */
final class CpuTime {
    private CpuTime() {}

    static Duration ofThisThread() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
}

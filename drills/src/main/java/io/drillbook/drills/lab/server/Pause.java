package io.drillbook.drills.lab.server;

import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;

/** A short wait between two looks. */
final class Pause {
    private Pause() {}

    static void of(Duration length) throws LabException {
        try {
            Thread.sleep(length);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", "stopped while the lab was not ready", "run it again", stopped);
        }
    }
}

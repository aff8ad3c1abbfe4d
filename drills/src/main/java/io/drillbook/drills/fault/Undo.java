package io.drillbook.drills.fault;

import java.util.concurrent.atomic.AtomicBoolean;

/** Takes a fault back once: when asked to, or when the program ends while it lasts. */
final class Undo implements Fault {
    private final AtomicBoolean done = new AtomicBoolean();
    private final Thread atEnd = new Thread(this::once, "undo-fault");
    private final Runnable undo;

    /** @param undo must do no harm when the host is gone */
    Undo(Runnable undo) {
        this.undo = undo;
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    @Override
    public void undo() {
        once();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // The program ends: the hook runs and finds nothing to undo.
        }
    }

    private void once() {
        if (done.compareAndSet(false, true)) {
            undo.run();
        }
    }
}

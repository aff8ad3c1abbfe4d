package io.drillbook.activities.step;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.RunFacts;
import java.util.Optional;

/** A context that nobody watches, for code that needs neither its run nor a connection. */
public record QuietContext(boolean cancelled) implements ActionContext {
    @Override
    public EffectIdentity effect() {
        throw new IllegalStateException("nobody watches this act");
    }

    @Override
    public RunFacts run() {
        throw new IllegalStateException("nobody watches this act");
    }

    @Override
    public Optional<Long> token() {
        return Optional.empty();
    }

    @Override
    public Connectors connectors() {
        throw new IllegalStateException("nobody watches this act");
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public void progress(String text) {}

    @Override
    public void progress(String text, long done, long total, String unit) {}

    @Override
    public void progress(String text, long done, long total, String unit, String position) {}

    @Override
    public void ran(String command) {}

    @Override
    public void alreadyDone() {}

    @Override
    public boolean cancelRequested() {
        return cancelled;
    }
}

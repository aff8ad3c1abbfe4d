package io.drillbook.activities.step;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.RunFacts;
import java.util.Optional;

/** What one act sees of its frame. */
final class StepContext implements ActionContext {
    private final ActionCall call;
    private final int attempt;
    private final Connectors connectors;
    private final ActState state;
    private final CommandNotes notes;

    StepContext(ActionCall call, int attempt, Connectors connectors, ActState state, SecretCleaner cleaner) {
        this.call = call;
        this.attempt = attempt;
        this.connectors = connectors;
        this.state = state;
        this.notes = new CommandNotes(cleaner);
    }

    CommandNotes notes() {
        return notes;
    }

    @Override
    public EffectIdentity effect() {
        return call.effect();
    }

    @Override
    public RunFacts run() {
        return call.run();
    }

    @Override
    public Optional<Long> token() {
        return call.token();
    }

    @Override
    public Connectors connectors() {
        return connectors;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public void progress(String text) {
        state.progress(text);
    }

    @Override
    public void progress(String text, long done, long total, String unit) {
        state.progress(text, Optional.of(done), known(total), unit, Optional.empty());
    }

    @Override
    public void progress(String text, long done, long total, String unit, String position) {
        state.progress(text, Optional.of(done), known(total), unit, Optional.of(position));
    }

    @Override
    public void ran(String command) {
        notes.add(command);
    }

    @Override
    public void alreadyDone() {
        state.markAlreadyDone();
    }

    @Override
    public boolean cancelRequested() {
        return state.cancelRequested();
    }

    private static Optional<Long> known(long total) {
        return total == 0 ? Optional.empty() : Optional.of(total);
    }
}

package io.drillbook.activities.step;

import io.drillbook.runbooks.call.RunIdentity;
import java.util.Optional;

/** Keeps the whole of what acts printed, as evidence. */
@FunctionalInterface
public interface LogStore {
    /**
     * Stores a text of a run, without letting its act wait long.
     *
     * @param text without secrets
     * @return where it lies in the ledger; empty when it could not be stored in time
     */
    Optional<String> keep(RunIdentity run, String text);
}

package io.drillbook.activities.step;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.runbooks.call.EffectIdentity;
import io.drillbook.runbooks.call.RunFacts;
import java.util.Optional;

/** What an act may use. The frame heartbeats by itself; an act only reports progress. */
public interface ActionContext {
    EffectIdentity effect();

    RunFacts run();

    /** The lock's fencing token. */
    Optional<Long> token();

    Connectors connectors();

    /** Number of this attempt, from 1. */
    int attempt();

    /** Says how far the act is; cheap, call it as often as it changes. */
    void progress(String text);

    /**
     * Says how far the act is.
     *
     * @param total zero when it is not known
     * @param unit bytes, rows, segments …
     */
    void progress(String text, long done, long total, String unit);

    /** As {@link #progress(String, long, long, String)}, with the position in the log where the act stands. */
    void progress(String text, long done, long total, String unit, String position);

    /** Notes a command or statement that was run, for the record. Secrets never go into one. */
    void ran(String command);

    /** Says that the effect was found and not made. */
    void alreadyDone();

    /** Whether the run asked this act to stop; a long act looks about once a second and ends what it has in hand safely. */
    boolean cancelRequested();
}

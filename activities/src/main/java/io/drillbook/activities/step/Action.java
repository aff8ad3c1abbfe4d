package io.drillbook.activities.step;

import io.drillbook.activities.failure.ActionException;
import java.util.List;

/**
 * An act on a real system. It looks for its own effect before it acts and says so when the effect is already there.
 *
 * @param <I> a record; its components are the action's inputs
 * @param <O> a record; its components are the action's outputs
 */
public interface Action<I extends Record, O extends Record> {
    /**
     * Acts.
     *
     * @throws ActionException when it cannot, with a code, a kind and a hint
     * @throws InterruptedException when the worker stops; a job on the host goes on
     */
    O run(I input, ActionContext context) throws ActionException, InterruptedException;

    /** The exact commands or SQL that {@link #run} would use, one a line; nothing is changed and no connection is opened. */
    List<String> preview(I input);
}

package io.drillbook.activities.step;

/**
 * Makes an action's handler when a worker starts.
 *
 * @param <I> the action's inputs
 * @param <O> the action's outputs
 */
@FunctionalInterface
public interface ActionFactory<I extends Record, O extends Record> {
    /** The handler; it serves every call of its action on this worker, from many threads at once. */
    Action<I, O> make(ActionEnvironment environment);
}

package io.drillbook.activities.step;

import static java.util.Objects.requireNonNull;

import io.drillbook.activities.failure.ActionException;

/**
 * One of the acts that every run does around its steps ({@link io.drillbook.runbooks.call.SystemAction}). Its activity
 * takes the input itself, not an {@link io.drillbook.runbooks.call.ActionCall}; authors cannot name it, so it is in no
 * catalogue.
 *
 * @param name one of the names in {@link io.drillbook.runbooks.call.SystemAction}
 * @param input type of its one argument
 */
public record SystemActivity<I, O>(String name, Class<I> input, Handler<I, O> handler) {
    /** What it does. */
    @FunctionalInterface
    public interface Handler<I, O> {
        /**
         * Acts. It heartbeats like any action, and finds its own effect already done.
         *
         * @return the activity's result; {@link Nothing#NOTHING} when there is none
         */
        O run(I input, SystemContext context) throws ActionException, InterruptedException;
    }

    /** The result of an act that gives nothing. */
    public enum Nothing {
        NOTHING
    }

    public SystemActivity {
        requireNonNull(name, "name");
        requireNonNull(input, "input");
        requireNonNull(handler, "handler");
    }
}

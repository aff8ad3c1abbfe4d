package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;

/** How far a walk over steps came. */
sealed interface Progress {
    Done DONE = new Done();
    Pending PENDING = new Pending();

    /** Nothing is left to do. */
    record Done() implements Progress {}

    /** Something is open; the next event goes on. */
    record Pending() implements Progress {}

    /**
     * A step failed and the steps after it do not begin.
     *
     * @param step key of the innermost step that failed
     */
    record Failed(Failure failure, String step) implements Progress {}
}

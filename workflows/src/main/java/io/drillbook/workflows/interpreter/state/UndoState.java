package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.plan.Retry;
import java.time.Duration;
import java.util.SortedMap;

/**
 * An undo, registered before its step's act began.
 *
 * @param step key of the step it takes back
 * @param input in JSON form, evaluated when it was registered
 */
public record UndoState(
        String step,
        String title,
        String action,
        String signature,
        Risk risk,
        SortedMap<String, Object> input,
        Duration timeout,
        Retry retry,
        Standing standing) {
    /** What became of it. */
    public enum Standing {
        REGISTERED,
        RUNNING,
        UNDONE,
        /** The act was not there. */
        NOTHING_TO_UNDO,
        FAILED,
        /** An act that cannot be returned from stands between. */
        NOT_RUN
    }

    /** Key of the undo's own act. */
    public String path() {
        int items = step.indexOf('#');
        return items < 0 ? step + "/undo" : step.substring(0, items) + "/undo" + step.substring(items);
    }

    /** The same, standing otherwise. */
    public UndoState standing(Standing other) {
        return new UndoState(step, title, action, signature, risk, input, timeout, retry, other);
    }
}

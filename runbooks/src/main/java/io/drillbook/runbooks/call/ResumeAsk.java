package io.drillbook.runbooks.call;

/**
 * Somebody wants to take up a run that is over.
 *
 * @param step its id or path
 * @param cutOff whether the server ended the run, so that the run itself does not know that it is over
 */
public record ResumeAsk(String step, boolean cutOff) {
    /** Of a run that ended by itself. */
    public ResumeAsk(String step) {
        this(step, false);
    }
}

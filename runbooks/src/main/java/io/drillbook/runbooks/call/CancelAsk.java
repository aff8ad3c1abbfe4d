package io.drillbook.runbooks.call;

/**
 * Somebody asks a run to stop. The act in hand ends first, then undo and {@code finally} run.
 *
 * @param by who asks, as the program sees it; not proven
 * @param reason why, in words
 */
public record CancelAsk(String by, String reason) {
    /** Update of every run. */
    public static final String UPDATE = "cancel-run";
}

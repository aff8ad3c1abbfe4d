package io.drillbook.runbooks.call;

/**
 * Somebody holds a run, or lets it go on. While it is held acts in hand go on to their end and nothing else begins.
 *
 * @param by who asks, as the program sees it; not proven
 * @param reason why, in words
 * @param pause true to hold, false to go on
 */
public record PauseAsk(String by, String reason, boolean pause) {
    /** Update of every run. */
    public static final String UPDATE = "pause-run";
}

package io.drillbook.runbooks.cases;

import java.util.List;

/** The words for how a step or an undo ended. */
public final class States {
    /** A step that did what it is for. */
    public static final String DONE = "done";

    /** A step whose turn never came. */
    public static final String NOT_REACHED = "not_reached";

    /** An undo that took its act back. */
    public static final String UNDONE = "undone";

    /** An undo that nobody asked for, because all went well or its step never began. */
    public static final String NONE = "none";

    static final String UNDO = "/undo";

    private static final List<String> OF_STEPS =
            List.of(DONE, "already_done", "skipped", "failed", "unknown", "cancelled", NOT_REACHED);
    private static final List<String> OF_UNDOS =
            List.of(UNDONE, "nothing_to_undo", "failed", "not_run", "registered", NONE);

    private States() {}

    /** The words for what has this name. */
    static List<String> of(String name) {
        return name.endsWith(UNDO) ? OF_UNDOS : OF_STEPS;
    }

    /** What a name alone says. */
    static String usual(String name) {
        return name.endsWith(UNDO) ? UNDONE : DONE;
    }
}

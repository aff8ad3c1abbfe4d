package io.drillbook.activities.step;

/** What a system activity may use of its frame, which heartbeats by itself. */
public interface SystemContext {
    /** Says how far the act is; cheap, call it as often as it changes. */
    void progress(String text);

    /** Whether the act was asked to stop; a long one looks about once a second. */
    boolean cancelRequested();
}

package io.drillbook.runbooks.call;

import java.util.List;
import java.util.SortedMap;

/** Asks {@link SystemAction#PREVIEW} for the exact commands of acts. */
public record PreviewAsk(List<Act> acts) {
    public PreviewAsk {
        acts = List.copyOf(acts);
    }

    /**
     * One act.
     *
     * @param path of its step, or of its undo
     * @param input in JSON form, whole
     */
    public record Act(String path, String action, SortedMap<String, Object> input) {}
}

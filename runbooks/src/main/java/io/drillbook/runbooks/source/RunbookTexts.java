package io.drillbook.runbooks.source;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/** Where the texts lie of runbooks that others call. */
public interface RunbookTexts {
    /** Nothing can be called. */
    RunbookTexts NONE = new RunbookTexts() {
        @Override
        public List<SourceText> find(String engine, String name) {
            return List.of();
        }

        @Override
        public SortedSet<String> names(String engine) {
            return Collections.emptySortedSet();
        }
    };

    /**
     * Texts that may be the runbook's, the likeliest first; what each calls itself is for the caller to look at.
     *
     * @param name lower case words with hyphens between
     */
    List<SourceText> find(String engine, String name);

    /** Names of the runbooks that can be called for an engine, for hints. */
    SortedSet<String> names(String engine);
}

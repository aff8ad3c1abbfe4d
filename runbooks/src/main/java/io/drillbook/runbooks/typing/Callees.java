package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.problem.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds and compiles the runbooks that a runbook calls. */
@FunctionalInterface
public interface Callees {
    /**
     * Compiles a runbook for one call of it.
     *
     * @param name with or without its engine before it
     * @param path of the step that calls it
     * @param consented whether people have consented to all that stands in the call
     */
    Answer compile(String name, String path, boolean consented);

    /** What became of it. */
    sealed interface Answer {
        /** It can be called. */
        record Found(Definition definition) implements Answer {}

        /** @param known what could be called instead */
        record Unknown(String runbook, Collection<String> known) implements Answer {}

        /** @param called what the file calls itself */
        record Other(String runbook, String file, String called) implements Answer {}

        /** @param chain from the runbook to itself */
        record Circle(List<String> chain) implements Answer {}

        /** @param limit that calling it as well would break, in words; absent when that was said of an earlier call */
        record TooMuch(Optional<String> limit) implements Answer {}

        /**
         * @param problems its own, or of what it calls
         * @param nested whether who calls it is called itself, and so broken as well
         */
        record Broken(String runbook, List<Problem> problems, boolean nested) implements Answer {}
    }
}

package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.yaml.YamlNode.Entry;
import java.util.List;

/** Words that the language means to have and this compiler does not read yet. They are refused, never passed over. */
final class LaterFeatures {
    private static final List<String> STEP_KINDS = List.of("measure");

    private LaterFeatures() {}

    /** Whether a key of a step names a kind of step that is not built yet. */
    static boolean isStepKind(String key) {
        return STEP_KINDS.contains(key);
    }

    /** Says so. */
    static void report(Entry entry, ProblemList problems) {
        problems.error(
                "not-yet-supported",
                entry.key().position(),
                "\"" + entry.key().text() + "\" is not supported by this version",
                "it would be unsafe to pass over it, so the runbook is refused");
    }
}

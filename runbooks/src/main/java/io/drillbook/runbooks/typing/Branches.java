package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.model.Step.Branch;
import java.util.List;

/** What the branches of a choose have in common. */
final class Branches {
    private Branches() {}

    /** Whether any branch gives an output, so that all must. */
    static boolean giveOutputs(List<Branch> branches) {
        return branches.stream().anyMatch(branch -> !branch.outputs().values().isEmpty());
    }
}

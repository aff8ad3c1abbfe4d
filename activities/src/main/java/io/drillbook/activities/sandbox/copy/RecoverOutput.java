package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.measure.RecoveryPhases;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.util.List;

/** Outputs of {@code sandbox.recover}. */
@About("Where recovery stopped")
public record RecoverOutput(
        @About("Position at which the copy stands, or stood when it opened")
        String lsn,

        @About("Where recovery said that it stops") String stopped,
        @About("Phases of this start") RecoveryPhases phases,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

package io.drillbook.activities.sandbox.place;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.util.List;

/** Outputs of {@code sandbox.isolation}. */
@About("Whether the sandbox is isolated, read-only and empty")
public record IsolationOutput(
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

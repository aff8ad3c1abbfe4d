package io.drillbook.activities.sandbox.copy;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.util.List;

/** Outputs of {@code sandbox.compare}. */
@About("Whether the copy holds what the manifest says")
public record CompareOutput(
        @About("Tables compared") long tables,
        @About("Rows counted in the copy") long rows,

        @About("Tables that differ, each with both values; at most 50")
        List<String> different,

        @About("How long it took") Duration took,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

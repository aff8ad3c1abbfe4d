package io.drillbook.activities.sandbox.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.util.List;

/** Outputs of {@code sandbox.compare_dump}. */
@About("Whether the loaded dump holds what its manifest says")
public record CompareDumpOutput(
        @About("Tables compared") long tables,
        @About("Rows counted in the copy") long rows,
        @About("How long it took") Duration took,
        @About("Decision to verified answers") Duration rtoRestore,
        @About("Age of the dump at the decision") Duration rpoRestore,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("Figures taken") List<Measurement> measurements,
        @About("What a person should look at") List<Finding> findings) {}

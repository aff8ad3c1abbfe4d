package io.drillbook.activities.sandbox.beside;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.util.List;

/** Outputs of {@code sandbox.place_table}. */
@About("Where the table's rows lie now, beside the original")
public record PlaceTableOutput(
        @About("Schema on the primary, made for this run") String schema,
        @About("Rows placed") long rows,
        @About("Rows of the original now") long original,
        @About("How long it took") Duration took,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

package io.drillbook.activities.sandbox.beside;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.util.List;

/** Outputs of {@code sandbox.place_database}. */
@About("Where the database lies now, beside the original")
public record PlaceDatabaseOutput(
        @About("Database on the primary, made for this run") String database,
        @About("Tables placed") long tables,
        @About("Rows placed") long rows,
        @About("How long it took") Duration took,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

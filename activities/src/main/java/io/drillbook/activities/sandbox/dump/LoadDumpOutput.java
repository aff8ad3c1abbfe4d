package io.drillbook.activities.sandbox.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.util.List;

/** Outputs of {@code sandbox.load_dump}. */
@About("What was loaded")
public record LoadDumpOutput(
        @About("Databases loaded") long databases,
        @About("How long it took") Duration took,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

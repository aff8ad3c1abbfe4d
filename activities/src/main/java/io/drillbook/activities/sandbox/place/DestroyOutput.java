package io.drillbook.activities.sandbox.place;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Verdict;
import java.time.Instant;
import java.util.List;

/** Outputs of {@code sandbox.destroy}. */
@About("What was destroyed, and the proof")
public record DestroyOutput(
        @About("Whether there was anything to destroy") boolean destroyed,
        @About("When it was proven gone") Instant provenAt,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks) {}

package io.drillbook.activities.sandbox.copy;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code sandbox.verify}. */
@About("Whether the opened copy is sound and complete")
public record VerifyCopyOutput(
        @About("Commit stamp of the newest transaction that was recovered")
        Optional<Instant> newestCommit,

        @About("Newest heartbeat that was recovered") Optional<Instant> heartbeat,
        @About("When everything had answered") Instant endedAt,
        @About("How long it took") Duration took,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

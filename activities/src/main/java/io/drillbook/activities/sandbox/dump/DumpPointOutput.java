package io.drillbook.activities.sandbox.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DataSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code sandbox.choose_dump}. */
@About("The dump chosen")
public record DumpPointOutput(
        @About("Label of the dump") String label,
        @About("Seed of a random choice") Optional<Long> seed,

        @About("Bytes of the tables it holds, and as much again for their indexes")
        DataSize size,

        @About("When its first snapshot was taken") Instant takenAt,

        @About("Moment of the decision to restore: recovery time counts from here")
        Instant decidedAt,

        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

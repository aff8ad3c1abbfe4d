package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code pgbackrest.exposure}. */
@About("What a disaster would cost now")
public record ExposureOutput(
        @About("Now minus the newest commit that lies in the repository without a gap")
        Optional<Duration> rpoExposure,

        @About("That commit's time") Optional<Instant> newestCommit,
        @About("That commit's position") Optional<String> newestLsn,

        @About("Whether the primary holds no commit beyond the archive")
        boolean idle,

        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("Figures measured") List<Measurement> measurements,
        @About("What a person should look at") List<Finding> findings) {}

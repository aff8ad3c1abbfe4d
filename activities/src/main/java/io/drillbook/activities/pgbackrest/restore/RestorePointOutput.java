package io.drillbook.activities.pgbackrest.restore;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Outputs of {@code pgbackrest.restore_point}. */
@About("The point chosen")
public record RestorePointOutput(
        @About("The point") RestorePoint chosen,
        @About("Label of the backup to start from") String label,
        @About("The target, as recovery is told it") String target,
        @About("Bytes of the database in that backup") DataSize size,

        @About("Backups that something can be recovered from")
        long windows,

        @About("Whether the log after the newest backup lies in the repository without a gap")
        boolean contiguous,

        @About("Moment of the decision to restore: recovery time counts from here")
        Instant decidedAt,

        @About("How long it took to find the point") Duration took,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.util.List;

/** Outputs of {@code pgbackrest.verify}. */
@About("Whether a backup is complete and readable in the repository")
public record VerifyOutput(
        @About("Labels looked at: the backup and all it needs")
        List<String> labels,

        @About("Files whose checksum was computed") long files,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

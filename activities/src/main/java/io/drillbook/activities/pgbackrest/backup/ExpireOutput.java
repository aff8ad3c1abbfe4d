package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import java.util.List;

/** Outputs of {@code pgbackrest.expire}. */
@About("What was let go and what stays")
public record ExpireOutput(
        @About("Full backups that both limits together keep")
        long kept,

        @About("Labels let go") List<String> expired,
        @About("Labels that stay") List<String> labels,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

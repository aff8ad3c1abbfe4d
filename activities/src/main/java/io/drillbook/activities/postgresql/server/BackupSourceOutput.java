package io.drillbook.activities.postgresql.server;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code postgresql.backup_source}. */
@About("The servers as they are, and the one to back up from")
public record BackupSourceOutput(
        @About("Server that takes writes") Node primary,
        @About("Server to back up from") Node from,
        @About("Whether that is a standby") boolean fromStandby,
        @About("Why that one") String reason,

        @About("How far the closest standby is behind, as an upper bound")
        Optional<Duration> standbyLag,

        @About("System identifier of the cluster") String systemIdentifier,
        @About("Timeline of the primary") long timeline,

        @About("Version of the primary, as a number: 170006")
        long version,

        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

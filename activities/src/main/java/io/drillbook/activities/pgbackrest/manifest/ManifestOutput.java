package io.drillbook.activities.pgbackrest.manifest;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code postgresql.manifest}. */
@About("The manifest that was stored")
public record ManifestOutput(
        @About("Key of the manifest in the backups' store") String key,

        @About("Position at which it is exact; absent when no standby could be paused")
        Optional<String> lsn,

        @About("Standby it was read on") Optional<String> standby,
        @About("Databases read") long databases,
        @About("Tables read") long tables,
        @About("Tables digested in full") long full,
        @About("Rows counted") long rows,
        @About("Bytes of the tables") DataSize bytes,
        @About("Tables skipped, each with the reason") List<String> skipped,
        @About("How long replay stood still") Duration paused,
        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

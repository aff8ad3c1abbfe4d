package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DataSize;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code pgbackrest.preflight}. */
@About("The repository and its archive before a backup")
public record PreflightOutput(
        @About("Version of the tool") String toolVersion,
        @About("Label of the newest backup") Optional<String> newestBackup,

        @About("Bytes the newest backup of a whole database has")
        Optional<DataSize> newestSize,

        @About("Bytes stored, all versions of objects counted")
        DataSize stored,

        @About("Bytes the repository may still take, where a capacity is stated")
        Optional<DataSize> room,

        @About("Newest segment reached without a gap since the newest backup")
        Optional<String> newestSegment,

        @About("First segment that is missing although a later one is there")
        Optional<String> gap,

        @About("Whether a backup can be taken now: every check but the one of the archive's past holds")
        boolean ready,

        @About("Whether the archive has no gap since the newest backup; a new backup is what heals one")
        boolean contiguous,

        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("What a person should look at") List<Finding> findings) {}

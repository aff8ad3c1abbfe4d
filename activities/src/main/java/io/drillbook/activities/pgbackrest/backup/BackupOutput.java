package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code pgbackrest.backup}. */
@About("The backup that was made")
public record BackupOutput(
        @About("Label of the backup") String label,
        @About("full, diff or incr, as the tool made it") String type,
        @About("Host the tool ran on is this server's") Node node,
        @About("Whether the files came from a standby") boolean fromStandby,
        @About("Bytes of the database") DataSize size,
        @About("Bytes this backup added to the repository") DataSize repositorySize,
        @About("When it began, to the second") Instant startedAt,
        @About("When it ended, to the second") Instant endedAt,
        @About("How long it took") Duration took,
        @About("Bytes of the database a second") DataSize throughput,
        @About("Position where the backup starts") String startLsn,
        @About("Position after which it is consistent") String stopLsn,
        @About("First segment a restore needs") String firstSegment,
        @About("Last segment a restore needs") String lastSegment,

        @About("Percent above or below the median of earlier backups of its type")
        Optional<Double> deviation,

        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("Figures measured") List<Measurement> measurements,
        @About("What a person should look at") List<Finding> findings) {}

package io.drillbook.activities.postgresql.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;

/** Outputs of {@code postgresql.dump}. */
@About("The dump that was stored")
public record DumpOutput(
        @About("Label of the dump") String label,
        @About("Key of its manifest in the store") String key,
        @About("Databases dumped") long databases,
        @About("Tables written down") long tables,
        @About("Rows counted") long rows,
        @About("Bytes stored, compressed and encrypted") DataSize size,
        @About("How long dumping and storing took") Duration took,

        @About("How long writing down the content took, in the same snapshots")
        Duration reading,

        @About("All checks together") Verdict verdict,
        @About("Checks made") List<CheckResult> checks,
        @About("Figures taken") List<Measurement> measurements,
        @About("What a person should look at") List<Finding> findings) {}

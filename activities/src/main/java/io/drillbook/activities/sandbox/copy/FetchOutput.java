package io.drillbook.activities.sandbox.copy;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.util.List;

/** Outputs of {@code pgbackrest.restore}. */
@About("The files that were restored")
public record FetchOutput(
        @About("Data directory on the host") String data,
        @About("Bytes restored") DataSize size,
        @About("How long it took") Duration took,
        @About("What a person should look at") List<Finding> findings) {}

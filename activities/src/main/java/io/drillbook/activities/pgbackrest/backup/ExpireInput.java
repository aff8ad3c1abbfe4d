package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;

/** Inputs of {@code pgbackrest.expire}. */
@About("What the policy keeps")
public record ExpireInput(
        @About("Cluster whose backups are meant") Cluster cluster,
        @About("Server on whose host the tool runs") Node node,

        @About("Label of the backup that this run has verified; it stays")
        String verified,

        @About("Full backups to keep at least") long keepFull,
        @About("Days of backups to keep at least") long keepDays) {
    public ExpireInput {
        if (keepFull < 1 || keepDays < 0) {
            throw new IllegalArgumentException(
                    "at least one full backup is kept, for 0 days or more; asked for " + keepFull + " and " + keepDays);
        }
    }
}

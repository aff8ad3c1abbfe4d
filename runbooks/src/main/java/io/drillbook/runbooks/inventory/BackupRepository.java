package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.type.DataSize;
import java.util.Optional;

/** Where a cluster's backups lie and which tool keeps them. */
@About("Where a cluster's backups lie")
public record BackupRepository(
        @About("Tool that keeps them: pgbackrest") String tool,

        @About("Stanza, the repository's name for the cluster")
        String stanza,

        @About("Number of the repository in the tool's configuration")
        int repository,

        @About("Store the repository lies in") Store store,

        @About("Start of the repository's keys in the bucket, without a leading slash")
        String path,

        @About("Most that the repository may hold, where there is a limit")
        Optional<DataSize> capacity) {}

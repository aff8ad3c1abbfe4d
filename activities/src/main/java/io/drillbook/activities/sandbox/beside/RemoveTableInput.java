package io.drillbook.activities.sandbox.beside;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import java.util.Optional;

/** Inputs of {@code sandbox.remove_table}. */
@About("Where to remove what this run placed")
public record RemoveTableInput(
        @About("Cluster with the original") Cluster cluster,

        @About("Database of the table; the cluster's own when absent")
        Optional<String> database) {}

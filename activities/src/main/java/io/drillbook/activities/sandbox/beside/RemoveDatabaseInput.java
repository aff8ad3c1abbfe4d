package io.drillbook.activities.sandbox.beside;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;

/** Inputs of {@code sandbox.remove_database}. */
@About("Where to remove what this run placed")
public record RemoveDatabaseInput(
        @About("Cluster with the original") Cluster cluster) {}

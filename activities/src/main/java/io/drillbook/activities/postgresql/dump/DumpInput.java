package io.drillbook.activities.postgresql.dump;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;

/** Inputs of {@code postgresql.dump}. */
@About("What to dump, from where")
public record DumpInput(
        @About("Cluster to dump") Cluster cluster,

        @About("Server to dump from, on whose host the dump program runs")
        Node node) {}

package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.pgbackrest.restore.RestorePoint;
import io.drillbook.activities.postgresql.manifest.JdbcQueries;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.copy.CopyServer;
import io.drillbook.activities.sandbox.copy.Queryable;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Sandbox;

/**
 * Both ends of the way back: the opened copy, and the server that takes writes. What is open here closes with the act.
 *
 * @param original reads of the primary
 */
record Ends(Place place, Queryable copy, Primary primary, JdbcQueries original) {
    static Ends of(Cluster cluster, Sandbox sandbox, RestorePoint point, ActionContext context)
            throws ActionException, InterruptedException {
        ShellAccess shell = context.connectors().shell(sandbox.host());
        Place place = Place.of(shell, sandbox, context.effect().run());
        place.require();
        Queryable copy = new CopyServer(place, ServerPrograms.find(shell, point.majorVersion())).queries();
        NodeState node = ClusterState.read(cluster, context.connectors()).primary();
        return new Ends(
                place, copy, Primary.of(node, context), new JdbcQueries(context.connectors(), cluster, node.node()));
    }

    CopyDump dump(ActionContext context) {
        return new CopyDump(place, copy, context);
    }
}

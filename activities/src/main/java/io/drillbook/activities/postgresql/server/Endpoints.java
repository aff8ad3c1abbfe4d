package io.drillbook.activities.postgresql.server;

import io.drillbook.activities.connector.SqlEndpoint;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;

/** The logins to a cluster's servers. */
public final class Endpoints {
    private Endpoints() {}

    /** One server, as the login that observes, in the application's database. */
    public static SqlEndpoint observe(Cluster cluster, Node node) {
        return observe(cluster, node, cluster.database());
    }

    /** One server, as the login that observes. */
    public static SqlEndpoint observe(Cluster cluster, Node node, String database) {
        return new SqlEndpoint("postgresql", node.address(), node.port(), database, cluster.observe(), cluster.ca());
    }

    /** One server, as the login that acts. */
    public static SqlEndpoint act(Cluster cluster, Node node) {
        return new SqlEndpoint(
                "postgresql", node.address(), node.port(), cluster.database(), cluster.act(), cluster.ca());
    }
}

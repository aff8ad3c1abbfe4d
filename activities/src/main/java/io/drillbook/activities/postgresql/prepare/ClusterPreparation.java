package io.drillbook.activities.postgresql.prepare;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.connector.SqlEndpoint;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Prepares a cluster for being served: two logins of least privilege, the heartbeat, and, where the server has them,
 * amcheck and pgstattuple; everything of ours lies in the schema {@code drillbook}. Shown before, run in one
 * transaction, safe to run again, and removable.
 *
 * <p>Who writes the heartbeat? Nobody has to: recovery points are measured from the commit stamps in the log. Where a
 * second, independent witness is wanted, let whatever runs anyway call {@code SELECT drillbook.beat()} once a second,
 * with pg_cron 1.5 or newer: {@code SELECT cron.schedule('drillbook-beat', '1 second', 'SELECT drillbook.beat()')}.
 */
public final class ClusterPreparation {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final PrepareStatements statements;

    public ClusterPreparation(Cluster cluster, List<String> heartbeatWriters, boolean extensions) {
        this.cluster = cluster;
        this.statements = new PrepareStatements(
                new PrepareOptions(cluster.observe().user(), cluster.act().user(), heartbeatWriters, extensions));
    }

    /** What {@link #apply} runs in the application's database on the primary; passwords are set beside them. */
    public List<String> statements() {
        return statements.apply();
    }

    /** What {@link #remove} runs there. */
    public List<String> removal() {
        return statements.remove();
    }

    /**
     * Prepares the cluster and sets both passwords to what the inventory's secrets say. The server gets only their
     * verifiers, so no password reaches its log.
     *
     * @param prepare a login that may create roles and grant what is granted here: usually a superuser
     * @return the server it was done on
     */
    public Node apply(Connectors connectors, Role prepare) throws ActionException {
        Node primary = primary(connectors, prepare);
        try (SqlAccess sql = connectors.sql(endpoint(primary, prepare))) {
            transact(sql, statements.apply());
            for (Role role : List.of(cluster.observe(), cluster.act())) {
                password(sql, role.user(), connectors.secret(role.password()));
            }
        }
        return primary;
    }

    /** Takes back everything that {@link #apply} made, the heartbeat's row included. */
    public Node remove(Connectors connectors, Role prepare) throws ActionException {
        Node primary = primary(connectors, prepare);
        try (SqlAccess sql = connectors.sql(endpoint(primary, prepare))) {
            transact(sql, statements.remove());
        }
        return primary;
    }

    private Node primary(Connectors connectors, Role prepare) throws ActionException {
        for (Node node : cluster.nodes()) {
            try (SqlAccess sql = connectors.sql(endpoint(node, prepare))) {
                if (sql.row("SELECT pg_is_in_recovery()", row -> !row.getBoolean(1), LIMIT)
                        .orElse(false)) {
                    return node;
                }
            } catch (ActionException failed) {
                if (!failed.failure().kind().retryable()) {
                    throw failed;
                }
            }
        }
        throw new ActionException(
                "no-primary",
                FailureKind.UNREACHABLE,
                "no server of " + cluster.name() + " that answers takes writes",
                "look at the servers, or at the addresses in the inventory");
    }

    private SqlEndpoint endpoint(Node node, Role prepare) {
        return new SqlEndpoint("postgresql", node.address(), node.port(), cluster.database(), prepare, cluster.ca());
    }

    private static void transact(SqlAccess sql, List<String> statements) throws ActionException {
        sql.execute("BEGIN", LIMIT);
        try {
            for (String statement : statements) {
                sql.execute(statement, LIMIT);
            }
            sql.execute("COMMIT", LIMIT);
        } catch (ActionException failed) {
            sql.execute("ROLLBACK", LIMIT);
            throw failed;
        }
    }

    private static void password(SqlAccess sql, String user, String password) throws ActionException {
        char[] secret = password.toCharArray();
        try {
            Connection connection = sql.connection();
            connection.unwrap(PGConnection.class).alterUserPassword(user, secret, "scram-sha-256");
        } catch (SQLException failed) {
            throw new ActionException(
                    "password-not-set",
                    FailureKind.REFUSED,
                    "the password of " + user + " could not be set (SQL state " + failed.getSQLState() + ")",
                    "the login that prepares needs the right to alter roles");
        } finally {
            Arrays.fill(secret, ' ');
        }
    }
}

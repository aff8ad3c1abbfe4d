package io.drillbook.activities.postgresql.manifest;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.server.Endpoints;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Queries over one connection for each database, as the login that observes. */
public final class JdbcQueries implements Queries, AutoCloseable {
    private final Connectors connectors;
    private final Cluster cluster;
    private final Node node;
    private final SortedMap<String, SqlAccess> open = new TreeMap<>();

    public JdbcQueries(Connectors connectors, Cluster cluster, Node node) {
        this.connectors = connectors;
        this.cluster = cluster;
        this.node = node;
    }

    @Override
    public List<List<String>> rows(String database, String sql, Duration limit) throws ActionException {
        return access(database).rows(sql, JdbcQueries::texts, limit);
    }

    private SqlAccess access(String database) throws ActionException {
        SqlAccess access = open.get(database);
        if (access == null) {
            access = connectors.sql(Endpoints.observe(cluster, node, database));
            open.put(database, access);
            for (String setting : SETTINGS) {
                access.execute(setting, Duration.ofSeconds(10));
            }
        }
        return access;
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            texts.add(row.getString(column));
        }
        return List.copyOf(texts);
    }

    @Override
    public void close() {
        open.values().forEach(SqlAccess::close);
    }
}

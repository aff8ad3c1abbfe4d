package io.drillbook.activities.postgresql.dump;

import io.drillbook.activities.connector.Connectors;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.ContentReader.TableTask;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.Queries;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.postgresql.server.Endpoints;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One database as one snapshot sees it: the dump reads through it, and so does the manifest. */
final class DumpSnapshot implements Queries, AutoCloseable {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final SqlAccess sql;
    private final String database;
    private final String id;

    private DumpSnapshot(SqlAccess sql, String database, String id) {
        this.sql = sql;
        this.database = database;
        this.id = id;
    }

    static DumpSnapshot take(Connectors connectors, Cluster cluster, Node node, String database)
            throws ActionException {
        SqlAccess sql = connectors.sql(Endpoints.observe(cluster, node, database));
        try {
            for (String setting : SETTINGS) {
                sql.execute(setting, SHORT);
            }
            sql.execute("SET idle_in_transaction_session_timeout = 0", SHORT);
            sql.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", SHORT);
            String id = sql.row("SELECT pg_export_snapshot()", row -> row.getString(1), SHORT)
                    .orElseThrow(() -> new ActionException(
                            "no-answer", FailureKind.UNREACHABLE, "no snapshot was given", "try again"));
            return new DumpSnapshot(sql, database, id);
        } catch (ActionException failed) {
            sql.close();
            throw failed;
        }
    }

    /** Its name for another session of the same server. */
    String id() {
        return id;
    }

    /** Everything the snapshot sees, every row of every logged table digested. */
    DatabaseContent read(long serverVersion, ActionContext context) throws ActionException, InterruptedException {
        ContentReader reader = ContentReader.logical(this, LONGEST);
        DatabaseContent frame = reader.frame(database, serverVersion);
        List<TableContent> tables = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (TableTask task : reader.tables(database, Long.MAX_VALUE)) {
            String title = database + "." + task.schema() + "." + task.name();
            context.progress("writing down " + title);
            if (!task.readable()) {
                skipped.add(title + ": unlogged, not compared");
                continue;
            }
            sql.execute("SAVEPOINT before_table", SHORT);
            try {
                tables.add(reader.table(task));
            } catch (ActionException failed) {
                if (failed.failure().kind().retryable()) {
                    throw failed;
                }
                skipped.add(title + ": " + failed.failure().message());
                sql.execute("ROLLBACK TO SAVEPOINT before_table", SHORT);
            }
        }
        // Sequences move on outside of any snapshot, so their values are held to their columns instead.
        return new DatabaseContent(
                frame.name(),
                frame.schemaDigest(),
                frame.definitions(),
                frame.collation(),
                frame.extensions(),
                List.of(),
                tables,
                skipped);
    }

    @Override
    public List<List<String>> rows(String ignored, String text, Duration limit) throws ActionException {
        return sql.rows(text, DumpSnapshot::texts, limit);
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
        sql.close();
    }
}

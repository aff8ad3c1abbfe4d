package io.drillbook.activities.pgbackrest.manifest;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.ContentReader.TableTask;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads all databases of a server that stands still, with real progress in bytes. */
final class ClusterReader {
    private final ContentReader reader;
    private final ActionContext context;
    private final long serverVersion;
    private final String position;
    private long done;
    private long total;

    ClusterReader(ContentReader reader, ActionContext context, long serverVersion, String position) {
        this.reader = reader;
        this.context = context;
        this.serverVersion = serverVersion;
        this.position = position;
    }

    /**
     * Reads everything.
     *
     * @param digestLimit bytes up to which a table is digested in full
     * @throws ActionException {@code cancelled} between two tables when the run is to stop
     */
    List<DatabaseContent> read(String anyDatabase, long digestLimit) throws ActionException, InterruptedException {
        SortedMap<String, List<TableTask>> tasks = new TreeMap<>();
        for (String database : reader.databases(anyDatabase)) {
            tasks.put(database, reader.tables(database, digestLimit));
        }
        total = tasks.values().stream()
                .flatMap(List::stream)
                .mapToLong(TableTask::bytes)
                .sum();
        List<DatabaseContent> contents = new ArrayList<>();
        for (String database : tasks.keySet()) {
            contents.add(database(database, tasks.getOrDefault(database, List.of())));
        }
        return contents;
    }

    private DatabaseContent database(String name, List<TableTask> tasks) throws ActionException, InterruptedException {
        DatabaseContent frame = reader.frame(name, serverVersion);
        List<TableContent> tables = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (TableTask task : tasks) {
            String title = name + "." + task.schema() + "." + task.name();
            context.progress("reading " + title, done, total, "bytes", position);
            if (context.cancelRequested()) {
                throw new ActionException(
                        "cancelled",
                        FailureKind.CANCELLED,
                        "the manifest was stopped before " + title,
                        "replay is resumed; nothing was stored");
            }
            if (task.readable()) {
                table(task, title, tables, skipped);
            } else {
                skipped.add(title + ": unlogged, cannot be read during recovery");
            }
            done += task.bytes();
        }
        return new DatabaseContent(
                frame.name(),
                frame.schemaDigest(),
                frame.definitions(),
                frame.collation(),
                frame.extensions(),
                frame.sequences(),
                tables,
                skipped);
    }

    private void table(TableTask task, String title, List<TableContent> tables, List<String> skipped)
            throws ActionException, InterruptedException {
        try {
            tables.add(reader.table(task));
        } catch (ActionException failed) {
            if (failed.failure().kind().retryable()) {
                throw failed;
            }
            skipped.add(title + ": " + failed.failure().message());
        }
    }
}

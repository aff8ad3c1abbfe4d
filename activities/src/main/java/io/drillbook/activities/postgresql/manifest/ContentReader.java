package io.drillbook.activities.postgresql.manifest;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what databases hold. The server must stand still meanwhile: paused in recovery. */
public final class ContentReader {
    private static final Duration SHORT = Duration.ofSeconds(60);

    private final Queries queries;
    private final long seed;
    private final Duration longest;
    private final String definitions;
    private final String tables;

    /**
     * @param seed of the samples, so that another reader looks at the same blocks
     * @param longest time for one table
     */
    public ContentReader(Queries queries, long seed, Duration longest) {
        this(queries, seed, longest, ContentStatements.DEFINITIONS, ContentStatements.TABLES);
    }

    private ContentReader(Queries queries, long seed, Duration longest, String definitions, String tables) {
        this.queries = queries;
        this.seed = seed;
        this.longest = longest;
        this.definitions = definitions;
        this.tables = tables;
    }

    /**
     * A reader whose digests are the same after a dump and its restore: these renumber columns behind a dropped one, write
     * rights in an order of their own, and compute materialized views anew.
     *
     * @param longest time for one table
     */
    public static ContentReader logical(Queries queries, Duration longest) {
        return new ContentReader(
                queries, 0, longest, ContentStatements.LOGICAL_DEFINITIONS, ContentStatements.LOGICAL_TABLES);
    }

    /** A table to read, and how. */
    public record TableTask(
            String database, String schema, String name, long bytes, boolean readable, Optional<Double> percent) {
        /** A table that is read in full up to the limit, else as a sample of about that many bytes. */
        static TableTask of(String database, List<String> row, long limit) {
            long bytes = Long.parseLong(row.get(2));
            Optional<Double> percent = bytes <= limit
                    ? Optional.empty()
                    : Optional.of(Math.max(0.01, Math.round(10_000.0 * limit / bytes) / 100.0));
            return new TableTask(
                    database, row.get(0), row.get(1), bytes, row.get(3).equals("p"), percent);
        }
    }

    public List<String> databases(String anyDatabase) throws ActionException, InterruptedException {
        return first(anyDatabase, ContentStatements.DATABASES);
    }

    public String rolesDigest(String anyDatabase) throws ActionException, InterruptedException {
        return first(anyDatabase, ContentStatements.ROLES).getFirst();
    }

    /** The tables of a database. */
    public List<TableTask> tables(String database, long digestLimit) throws ActionException, InterruptedException {
        return queries.rows(database, tables, SHORT).stream()
                .map(row -> TableTask.of(database, row, digestLimit))
                .toList();
    }

    /** Count and digest of one table. */
    public TableContent table(TableTask task) throws ActionException, InterruptedException {
        String table = quote(task.schema()) + "." + quote(task.name());
        if (task.percent().isEmpty()) {
            return content(task, one(task.database(), ContentStatements.full(table)));
        }
        long rows = Long.parseLong(
                one(task.database(), ContentStatements.count(table)).getFirst());
        List<String> sample = one(
                task.database(), ContentStatements.sample(table, task.percent().get(), seed));
        return new TableContent(
                task.schema(),
                task.name(),
                rows,
                sample.get(0) + ":" + sample.get(1),
                TableContent.SAMPLE,
                task.percent(),
                task.bytes());
    }

    /** Count and digest of everything that a table shows: its own rows and those of its partitions and children. */
    public TableContent family(TableTask task) throws ActionException, InterruptedException {
        String table = quote(task.schema()) + "." + quote(task.name());
        return content(task, one(task.database(), ContentStatements.family(table)));
    }

    private static TableContent content(TableTask task, List<String> row) {
        return new TableContent(
                task.schema(),
                task.name(),
                Long.parseLong(row.get(0)),
                row.get(1),
                TableContent.FULL,
                Optional.empty(),
                task.bytes());
    }

    /** Everything of a database but its tables' contents. */
    public DatabaseContent frame(String database, long serverVersion) throws ActionException, InterruptedException {
        List<String> digest = one(database, definitions);
        String collation = first(
                        database,
                        serverVersion >= 150_000 ? ContentStatements.COLLATION : ContentStatements.COLLATION_BEFORE_15)
                .getFirst();
        List<SequenceContent> sequences = queries.rows(database, ContentStatements.SEQUENCES, SHORT).stream()
                .map(row -> new SequenceContent(row.get(0), row.get(1), row.get(2)))
                .toList();
        return new DatabaseContent(
                database,
                digest.get(0),
                Long.parseLong(digest.get(1)),
                collation,
                first(database, ContentStatements.EXTENSIONS),
                sequences,
                List.of(),
                List.of());
    }

    private List<String> one(String database, String sql) throws ActionException, InterruptedException {
        List<List<String>> rows = queries.rows(database, sql, longest);
        if (rows.size() != 1) {
            throw new ActionException(
                    "no-row",
                    FailureKind.UNKNOWN,
                    "a query of " + database + " gave " + rows.size() + " rows, not one",
                    "run it by hand: " + sql);
        }
        return rows.getFirst();
    }

    private List<String> first(String database, String sql) throws ActionException, InterruptedException {
        List<String> values = new ArrayList<>();
        for (List<String> row : queries.rows(database, sql, SHORT)) {
            values.add(row.getFirst());
        }
        return values;
    }

    /** An identifier in double quotes, as every version reads it. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

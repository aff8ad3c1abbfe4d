package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.ContentReader.TableTask;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.Queries;
import io.drillbook.activities.postgresql.manifest.TableContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that a database holds, but for what materialized views show: those are computed anew when a dump is loaded.
 *
 * @param locale encoding and locale, as {@code CREATE DATABASE} takes them
 */
record Contents(String locale, DatabaseContent frame, List<TableContent> tables) {
    /** What {@code CREATE DATABASE} needs; the locale's column has another name in each version, or none. */
    static final String LOCALE = """
            SELECT format('ENCODING %L LC_COLLATE %L LC_CTYPE %L', pg_encoding_to_char(encoding), datcollate, datctype)
                || CASE to_jsonb(d) ->> 'datlocprovider'
                     WHEN 'c' THEN ' LOCALE_PROVIDER libc'
                     WHEN 'i' THEN format(' LOCALE_PROVIDER icu ICU_LOCALE %L',
                         coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
                     WHEN 'b' THEN format(' LOCALE_PROVIDER builtin BUILTIN_LOCALE %L', to_jsonb(d) ->> 'datlocale')
                     ELSE '' END
                || coalesce(' ICU_RULES ' || quote_literal(to_jsonb(d) ->> 'daticurules'), '')
            FROM pg_database d WHERE datname = current_database()""";

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final int NAMED = 5;

    static Contents read(Queries queries, String database, int major) throws ActionException, InterruptedException {
        ContentReader reader = ContentReader.logical(queries, LONGEST);
        List<TableContent> tables = new ArrayList<>();
        for (TableTask task : reader.tables(database, Long.MAX_VALUE)) {
            if (task.readable()) {
                tables.add(reader.table(task));
            }
        }
        return new Contents(
                queries.rows(database, LOCALE, SHORT).getFirst().getFirst(),
                reader.frame(database, major * 10_000L),
                tables);
    }

    long rows() {
        return tables.stream().mapToLong(TableContent::rows).sum();
    }

    /** Holds what was placed to this. */
    void compare(Contents placed, Checks checks) {
        checks.equal("locale-equals-copy", "compare", "pg_database", locale, placed.locale);
        checks.equal(
                "definitions-equal-copy",
                "compare",
                "SHA-256 over " + frame.definitions() + " definitions",
                frame.schemaDigest(),
                placed.frame.schemaDigest());
        checks.equal(
                "extensions-equal-copy",
                "compare",
                "pg_extension",
                frame.extensions().toString(),
                placed.frame.extensions().toString());
        Map<String, String> there = placed.digests();
        List<String> different = digests().entrySet().stream()
                .filter(table -> !table.getValue().equals(there.get(table.getKey())))
                .map(table -> table.getKey() + ": " + table.getValue() + " in the copy, "
                        + there.getOrDefault(table.getKey(), "not there") + " on the primary")
                .sorted()
                .toList();
        checks.add(
                "tables-equal-copy",
                "compare",
                "count and digest of every row, in the copy and on the primary",
                tables.size() + " tables",
                different.isEmpty()
                        ? placed.tables.size() + " tables"
                        : "different: " + String.join("; ", different.subList(0, Math.min(NAMED, different.size()))),
                different.isEmpty() && placed.tables.size() == tables.size());
    }

    private Map<String, String> digests() {
        return tables.stream()
                .collect(Collectors.toMap(TableContent::title, table -> table.rows() + " rows, " + table.digest()));
    }
}

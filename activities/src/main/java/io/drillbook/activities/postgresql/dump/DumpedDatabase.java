package io.drillbook.activities.postgresql.dump;

import io.drillbook.activities.postgresql.manifest.DatabaseContent;

/**
 * One database of a dump.
 *
 * @param created whether its dump creates the database; the database {@code postgres} is there already
 * @param content exactly what the dump's snapshot saw
 */
public record DumpedDatabase(String name, boolean created, DumpFile file, DatabaseContent content) {}

package io.drillbook.activities.postgresql.manifest;

import java.util.List;

/**
 * What one database holds.
 *
 * @param schemaDigest SHA-256 over all definitions, sorted
 * @param collation provider and version of the database's collation on the machine that was asked; {@code none} where
 *     the provider has no versions
 * @param extensions name and version of each
 * @param skipped tables that could not be read, each with the reason
 */
public record DatabaseContent(
        String name,
        String schemaDigest,
        long definitions,
        String collation,
        List<String> extensions,
        List<SequenceContent> sequences,
        List<TableContent> tables,
        List<String> skipped) {
    public DatabaseContent {
        extensions = List.copyOf(extensions);
        sequences = List.copyOf(sequences);
        tables = List.copyOf(tables);
        skipped = List.copyOf(skipped);
    }
}

package io.drillbook.activities.postgresql.manifest;

import java.util.Optional;

/**
 * What one table holds.
 *
 * @param digest sum of the 64-bit hashes of all rows' texts, whatever their order
 * @param method {@code full}: every row; {@code sample}: the rows of the blocks that the seed picks
 * @param percent share of blocks in a sample
 * @param bytes of the table without its indexes
 */
public record TableContent(
        String schema, String name, long rows, String digest, String method, Optional<Double> percent, long bytes) {
    static final String FULL = "full";
    static final String SAMPLE = "sample";

    /** The name as people write it. */
    public String title() {
        return schema + "." + name;
    }
}

/** Positions and segments of the write-ahead log, and what of them lies in an archive. No connection. */
@NullMarked
package io.drillbook.activities.postgresql.wal;

import org.jspecify.annotations.NullMarked;

/** Ledgers and bundles as the program reads and makes them. */
@NullMarked
package io.drillbook.worker.evidence;

import org.jspecify.annotations.NullMarked;

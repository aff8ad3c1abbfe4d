/** Time stamps of the ledger's head by a service that others trust (RFC 3161). */
@NullMarked
package io.drillbook.worker.stamp;

import org.jspecify.annotations.NullMarked;

/** Puts the parts together: client, worker, library, inventory. */
@NullMarked
package io.drillbook.worker.assembly;

import org.jspecify.annotations.NullMarked;

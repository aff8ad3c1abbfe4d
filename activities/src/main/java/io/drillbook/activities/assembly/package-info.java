/** The whole of this module put together for a worker. */
@NullMarked
package io.drillbook.activities.assembly;

import org.jspecify.annotations.NullMarked;

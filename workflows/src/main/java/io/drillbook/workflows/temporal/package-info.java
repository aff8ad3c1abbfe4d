/** The interpreter's thin home on Temporal: commands become activities and timers, and what becomes of them events. */
@NullMarked
package io.drillbook.workflows.temporal;

import org.jspecify.annotations.NullMarked;

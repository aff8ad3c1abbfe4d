/** Failures of acts, and the one place that maps what went wrong to its kind. */
@NullMarked
package io.drillbook.activities.failure;

import org.jspecify.annotations.NullMarked;

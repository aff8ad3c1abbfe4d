/** A place where a restore is tried: made, marked, watched over and destroyed. */
@NullMarked
package io.drillbook.activities.sandbox;

import org.jspecify.annotations.NullMarked;

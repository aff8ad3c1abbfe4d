/** The figures of a restore. */
@NullMarked
package io.drillbook.activities.measure.restore;

import org.jspecify.annotations.NullMarked;

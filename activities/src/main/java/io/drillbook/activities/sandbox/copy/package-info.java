/** The restored copy: fetched, recovered in two stages, compared, verified. */
@NullMarked
package io.drillbook.activities.sandbox.copy;

import org.jspecify.annotations.NullMarked;

/** The room for a restored copy: isolated, marked, watched over, destroyed. */
@NullMarked
package io.drillbook.activities.sandbox.place;

import org.jspecify.annotations.NullMarked;

/** Load on the shop database. */
@NullMarked
package io.drillbook.drills.load;

import org.jspecify.annotations.NullMarked;

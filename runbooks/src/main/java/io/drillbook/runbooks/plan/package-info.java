/** The frozen, hashed plan: all that a run needs, in the order it will happen. */
@NullMarked
package io.drillbook.runbooks.plan;

import org.jspecify.annotations.NullMarked;

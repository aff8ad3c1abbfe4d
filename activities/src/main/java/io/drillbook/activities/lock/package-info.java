/** How a run asks the lock of its target, and how a lock watches the run that holds it. */
@NullMarked
package io.drillbook.activities.lock;

import org.jspecify.annotations.NullMarked;

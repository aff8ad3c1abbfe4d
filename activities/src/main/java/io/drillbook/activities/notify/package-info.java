/** Words to people. */
@NullMarked
package io.drillbook.activities.notify;

import org.jspecify.annotations.NullMarked;

/** Commands and long-lived jobs on a host, as argument lists. */
@NullMarked
package io.drillbook.activities.host;

import org.jspecify.annotations.NullMarked;

/** What a cluster needs before it is served: roles of least privilege, heartbeat, extensions. */
@NullMarked
package io.drillbook.activities.postgresql.prepare;

import org.jspecify.annotations.NullMarked;

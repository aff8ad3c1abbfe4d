/** What the servers of a cluster say of themselves. */
@NullMarked
package io.drillbook.activities.postgresql.server;

import org.jspecify.annotations.NullMarked;

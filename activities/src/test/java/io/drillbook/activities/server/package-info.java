/** Connectors against real servers. */
@NullMarked
package io.drillbook.activities.server;

import org.jspecify.annotations.NullMarked;

/** What workflows and activities exchange. Each sees this room, neither sees the other. */
@NullMarked
package io.drillbook.runbooks.call;

import org.jspecify.annotations.NullMarked;

/** Logical dumps: made on the host, streamed into the store, written down in a manifest. */
@NullMarked
package io.drillbook.activities.postgresql.dump;

import org.jspecify.annotations.NullMarked;

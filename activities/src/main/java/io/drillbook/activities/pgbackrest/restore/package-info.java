/** Choice of a restore point. */
@NullMarked
package io.drillbook.activities.pgbackrest.restore;

import org.jspecify.annotations.NullMarked;

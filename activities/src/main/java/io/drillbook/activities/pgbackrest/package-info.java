/** Backups kept by pgBackRest. */
@NullMarked
package io.drillbook.activities.pgbackrest;

import org.jspecify.annotations.NullMarked;

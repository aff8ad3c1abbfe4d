/** The manifest of a backup: made on a paused standby, stored beside the backup. */
@NullMarked
package io.drillbook.activities.pgbackrest.manifest;

import org.jspecify.annotations.NullMarked;

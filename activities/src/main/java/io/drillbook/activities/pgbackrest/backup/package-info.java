/** Acts of the daily backup. */
@NullMarked
package io.drillbook.activities.pgbackrest.backup;

import org.jspecify.annotations.NullMarked;

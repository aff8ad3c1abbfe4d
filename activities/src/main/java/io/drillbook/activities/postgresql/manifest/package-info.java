/** What a database holds at one exact position, written down at backup time and compared after a restore. */
@NullMarked
package io.drillbook.activities.postgresql.manifest;

import org.jspecify.annotations.NullMarked;

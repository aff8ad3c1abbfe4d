/** pgBackRest's commands, and its answers as values. */
@NullMarked
package io.drillbook.activities.pgbackrest.tool;

import org.jspecify.annotations.NullMarked;

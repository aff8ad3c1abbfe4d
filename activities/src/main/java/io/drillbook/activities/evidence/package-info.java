/** Where runs leave their entries and records: create-only, so that what was written stays. */
@NullMarked
package io.drillbook.activities.evidence;

import org.jspecify.annotations.NullMarked;

/** Calendars of drills: read, bound, signed, and kept as schedules of Temporal. */
@NullMarked
package io.drillbook.worker.calendar;

import org.jspecify.annotations.NullMarked;

/** What is due when: calendars of drills, pure and without a clock. */
@NullMarked
package io.drillbook.runbooks.calendar;

import org.jspecify.annotations.NullMarked;

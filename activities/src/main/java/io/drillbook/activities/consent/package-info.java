/** What people sign: votes, answers, starts. Who signed it, and what they are shown before. */
@NullMarked
package io.drillbook.activities.consent;

import org.jspecify.annotations.NullMarked;

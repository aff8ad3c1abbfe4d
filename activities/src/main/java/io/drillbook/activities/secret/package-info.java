/** Secrets: resolved from the inventory's references while an act runs, and taken out of everything the act says. */
@NullMarked
package io.drillbook.activities.secret;

import org.jspecify.annotations.NullMarked;

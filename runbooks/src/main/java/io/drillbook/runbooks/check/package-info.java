/** The rules of a runbook that are more than types, one small class each. */
@NullMarked
package io.drillbook.runbooks.check;

import org.jspecify.annotations.NullMarked;

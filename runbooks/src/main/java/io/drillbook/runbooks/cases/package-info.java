/** Tests of a runbook as their author wrote them: what a run is given, what its acts do, what is expected of it. */
@NullMarked
package io.drillbook.runbooks.cases;

import org.jspecify.annotations.NullMarked;

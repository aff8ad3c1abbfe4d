/**
 * The pure core: a plan, a state and an event give the next state and what is to be done. It imports no Temporal, has no
 * clock and touches no network, so a run can be replayed, tested and understood without any of them.
 */
@NullMarked
package io.drillbook.workflows.interpreter;

import org.jspecify.annotations.NullMarked;

/** A run's state: one value that says all about where a run stands, and survives as JSON. */
@NullMarked
package io.drillbook.workflows.interpreter.state;

import org.jspecify.annotations.NullMarked;

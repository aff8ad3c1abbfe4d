package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.Failure;

/**
 * Why the steps end before their time: somebody cancelled, or the run took too long.
 *
 * @param cancelled whether somebody asked for it
 */
public record Stop(boolean cancelled, Failure failure) {}

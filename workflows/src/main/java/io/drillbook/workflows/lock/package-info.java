/** The lock of a target: one durable workflow for each, with modes, a queue, a rising token and quarantine. */
@NullMarked
package io.drillbook.workflows.lock;

import org.jspecify.annotations.NullMarked;

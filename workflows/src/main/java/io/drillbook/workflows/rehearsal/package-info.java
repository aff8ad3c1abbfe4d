/** Plays the world to the interpreter as a test file says, without a server and without a clock. */
@NullMarked
package io.drillbook.workflows.rehearsal;

import org.jspecify.annotations.NullMarked;

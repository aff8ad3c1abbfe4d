/** Real processes that tests, the demo and the bench start, pause and kill: Temporal, workers, commands. */
@NullMarked
package io.drillbook.drills.process;

import org.jspecify.annotations.NullMarked;

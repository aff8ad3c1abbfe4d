/** The command line. */
@NullMarked
package io.drillbook.worker.cli;

import org.jspecify.annotations.NullMarked;

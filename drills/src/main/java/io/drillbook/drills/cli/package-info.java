/** The lab's part of the command line. */
@NullMarked
package io.drillbook.drills.cli;

import org.jspecify.annotations.NullMarked;

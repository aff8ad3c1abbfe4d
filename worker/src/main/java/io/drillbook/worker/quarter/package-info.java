/** The quarter's report: what was due, what came of it, how figures moved, what is open, and who signed that off. */
@NullMarked
package io.drillbook.worker.quarter;

import org.jspecify.annotations.NullMarked;

/** Runs as text for people and as JSON for programs. */
@NullMarked
package io.drillbook.worker.report;

import org.jspecify.annotations.NullMarked;

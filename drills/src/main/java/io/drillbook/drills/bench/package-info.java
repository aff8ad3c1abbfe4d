/** Figures of our own, each as a ratio against the same work done by hand, in one run. */
@NullMarked
package io.drillbook.drills.bench;

import org.jspecify.annotations.NullMarked;

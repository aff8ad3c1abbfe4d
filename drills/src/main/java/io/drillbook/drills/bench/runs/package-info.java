/** A run through the engine against a hand-written workflow that asks for the very same activities. */
@NullMarked
package io.drillbook.drills.bench.runs;

import org.jspecify.annotations.NullMarked;

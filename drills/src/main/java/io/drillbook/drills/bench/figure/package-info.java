/** What the bench measures, as people and programs read it. */
@NullMarked
package io.drillbook.drills.bench.figure;

import org.jspecify.annotations.NullMarked;

/** The language and the interpreter's core: what compiling, deciding and testing cost, without any server. */
@NullMarked
package io.drillbook.drills.bench.language;

import org.jspecify.annotations.NullMarked;

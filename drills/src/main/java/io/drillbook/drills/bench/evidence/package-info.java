/** What evidence costs: verifying a long ledger, and appending to it. */
@NullMarked
package io.drillbook.drills.bench.evidence;

import org.jspecify.annotations.NullMarked;

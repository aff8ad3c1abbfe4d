/** The key that signs evidence: a file, or a command that holds it. */
@NullMarked
package io.drillbook.activities.evidence.key;

import org.jspecify.annotations.NullMarked;

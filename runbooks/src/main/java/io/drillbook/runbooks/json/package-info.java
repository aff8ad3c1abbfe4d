/** Values as JSON: one mapper, the typed codec, and the canonical form that hashes are made of. */
@NullMarked
package io.drillbook.runbooks.json;

import org.jspecify.annotations.NullMarked;

/** A dump restored in a sandbox: chosen, loaded, compared. */
@NullMarked
package io.drillbook.activities.sandbox.dump;

import org.jspecify.annotations.NullMarked;

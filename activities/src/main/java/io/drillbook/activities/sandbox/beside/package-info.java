/** What comes back from a copy to the cluster it was made of: beside the original, which nobody touches. */
@NullMarked
package io.drillbook.activities.sandbox.beside;

import org.jspecify.annotations.NullMarked;

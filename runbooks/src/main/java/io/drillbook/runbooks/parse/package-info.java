/** From YAML nodes to the model: every key known, every value of the right form, nothing resolved. */
@NullMarked
package io.drillbook.runbooks.parse;

import org.jspecify.annotations.NullMarked;

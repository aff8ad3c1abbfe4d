/** From the model to the plan's steps: every name, expression and value gets its type. */
@NullMarked
package io.drillbook.runbooks.typing;

import org.jspecify.annotations.NullMarked;

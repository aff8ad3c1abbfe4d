/** Expressions (CEL) and texts with expressions in them: checked against types, evaluated over ordinary maps. */
@NullMarked
package io.drillbook.runbooks.expression;

import org.jspecify.annotations.NullMarked;

/** Texts people write, and places in them. */
@NullMarked
package io.drillbook.runbooks.source;

import org.jspecify.annotations.NullMarked;

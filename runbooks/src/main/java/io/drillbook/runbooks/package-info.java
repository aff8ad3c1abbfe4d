/** The language's front door: {@link io.drillbook.runbooks.RunbookCompiler}. */
@NullMarked
package io.drillbook.runbooks;

import org.jspecify.annotations.NullMarked;

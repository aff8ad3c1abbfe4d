/** The types of the language's values, their Java forms and their text forms. */
@NullMarked
package io.drillbook.runbooks.type;

import org.jspecify.annotations.NullMarked;

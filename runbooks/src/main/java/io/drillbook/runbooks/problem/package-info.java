/** What is wrong with a text, said so that its author can mend it. */
@NullMarked
package io.drillbook.runbooks.problem;

import org.jspecify.annotations.NullMarked;

/** A runbook as its author wrote it: every part with its position, nothing resolved yet; and the table of all keys. */
@NullMarked
package io.drillbook.runbooks.model;

import org.jspecify.annotations.NullMarked;

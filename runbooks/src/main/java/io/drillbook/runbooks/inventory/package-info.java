/** The systems an organisation runs, as its inventory file describes them. Secrets appear as references only. */
@NullMarked
package io.drillbook.runbooks.inventory;

import org.jspecify.annotations.NullMarked;

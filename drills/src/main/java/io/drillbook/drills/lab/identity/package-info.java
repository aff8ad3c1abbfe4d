/** Keys, certificates and passwords of one lab. */
@NullMarked
package io.drillbook.drills.lab.identity;

import org.jspecify.annotations.NullMarked;

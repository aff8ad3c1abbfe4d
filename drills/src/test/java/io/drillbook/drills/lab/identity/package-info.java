/** Fast tests of the lab's keys and certificates. */
@NullMarked
package io.drillbook.drills.lab.identity;

import org.jspecify.annotations.NullMarked;

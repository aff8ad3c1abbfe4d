/** What can go wrong with the lab, in words. */
@NullMarked
package io.drillbook.drills.lab.problem;

import org.jspecify.annotations.NullMarked;

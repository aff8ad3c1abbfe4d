/** The lab, tried on real servers where the tag says so. */
@NullMarked
package io.drillbook.drills.lab;

import org.jspecify.annotations.NullMarked;

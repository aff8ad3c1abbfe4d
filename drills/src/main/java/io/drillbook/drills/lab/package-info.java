/** The lab: real servers in containers, made, repaired, looked at and taken away. */
@NullMarked
package io.drillbook.drills.lab;

import org.jspecify.annotations.NullMarked;

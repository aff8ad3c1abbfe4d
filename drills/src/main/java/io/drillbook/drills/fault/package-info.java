/** Faults on the lab's own containers: pause, kill, slow, cut. Each undoes itself. */
@NullMarked
package io.drillbook.drills.fault;

import org.jspecify.annotations.NullMarked;

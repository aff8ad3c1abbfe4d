/** Containers, networks and volumes of a Docker engine, as the lab needs them. */
@NullMarked
package io.drillbook.drills.lab.engine;

import org.jspecify.annotations.NullMarked;

/** Where things are in a lab: names, addresses, ports, files. */
@NullMarked
package io.drillbook.drills.lab.layout;

import org.jspecify.annotations.NullMarked;

/** Fast tests of the lab's names, ports and files. */
@NullMarked
package io.drillbook.drills.lab.layout;

import org.jspecify.annotations.NullMarked;

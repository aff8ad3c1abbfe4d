@NullMarked
package io.drillbook.drills.fault;

import org.jspecify.annotations.NullMarked;

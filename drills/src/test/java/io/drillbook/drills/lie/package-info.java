/** The ways in which a backup or a restore deceives people, each staged for real and caught by name. */
@NullMarked
package io.drillbook.drills.lie;

import org.jspecify.annotations.NullMarked;

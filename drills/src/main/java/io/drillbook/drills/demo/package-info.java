/** The main job on the lab, told to a person who sees it for the first time. */
@NullMarked
package io.drillbook.drills.demo;

import org.jspecify.annotations.NullMarked;

/** What a figure is made of: checks, findings, medians, phases of a recovery. */
@NullMarked
package io.drillbook.activities.measure;

import org.jspecify.annotations.NullMarked;

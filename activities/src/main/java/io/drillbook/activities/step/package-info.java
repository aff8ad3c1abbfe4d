/** The frame around every act: decoding, heartbeats, cancels, failures, secrets kept out. */
@NullMarked
package io.drillbook.activities.step;

import org.jspecify.annotations.NullMarked;

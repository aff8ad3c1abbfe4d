/** Hosts over ssh: a short list of algorithms, host keys checked, every wait bounded. */
@NullMarked
package io.drillbook.activities.ssh;

import org.jspecify.annotations.NullMarked;

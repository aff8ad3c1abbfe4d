/** Where things lie and what to connect to: read once, values handed on. */
@NullMarked
package io.drillbook.worker.settings;

import org.jspecify.annotations.NullMarked;

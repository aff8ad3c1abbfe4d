/** How a command ends: its exit code, and what is said when it could not do what it was asked to. */
@NullMarked
package io.drillbook.worker.exit;

import org.jspecify.annotations.NullMarked;

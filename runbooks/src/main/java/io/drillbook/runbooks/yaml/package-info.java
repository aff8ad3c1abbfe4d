/** YAML as text with positions: no tags, no aliases, scalars stay as they were written. */
@NullMarked
package io.drillbook.runbooks.yaml;

import org.jspecify.annotations.NullMarked;

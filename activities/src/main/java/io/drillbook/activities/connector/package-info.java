/** Small abilities that acts are made of; each connector gives some of them. */
@NullMarked
package io.drillbook.activities.connector;

import org.jspecify.annotations.NullMarked;

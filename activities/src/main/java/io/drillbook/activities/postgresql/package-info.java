/** PostgreSQL: its log, its servers, and what lies in its databases. */
@NullMarked
package io.drillbook.activities.postgresql;

import org.jspecify.annotations.NullMarked;

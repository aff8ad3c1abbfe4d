/** PostgreSQL over JDBC: certificates checked, every statement bounded, no credentials in messages. */
@NullMarked
package io.drillbook.activities.postgresql.access;

import org.jspecify.annotations.NullMarked;

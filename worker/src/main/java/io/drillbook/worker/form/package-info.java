/** What people are handed, made of records alone. */
@NullMarked
package io.drillbook.worker.form;

import org.jspecify.annotations.NullMarked;

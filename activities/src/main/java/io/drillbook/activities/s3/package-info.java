/** Objects of S3 stores. */
@NullMarked
package io.drillbook.activities.s3;

import org.jspecify.annotations.NullMarked;

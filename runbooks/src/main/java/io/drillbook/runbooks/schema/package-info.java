/** What is made of the table of keys and the catalogue for people: the JSON Schema for editors, the reference. */
@NullMarked
package io.drillbook.runbooks.schema;

import org.jspecify.annotations.NullMarked;

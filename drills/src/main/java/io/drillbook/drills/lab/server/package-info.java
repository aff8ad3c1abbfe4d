/** The servers of the lab: object store, PostgreSQL pair, shop database, load. */
@NullMarked
package io.drillbook.drills.lab.server;

import org.jspecify.annotations.NullMarked;

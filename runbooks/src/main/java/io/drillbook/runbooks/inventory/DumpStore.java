package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;

/** Where a cluster's logical dumps lie, and the secret they are encrypted with. */
@About("Where a cluster's logical dumps lie")
public record DumpStore(
        @About("Store the dumps lie in") Store store,

        @About("Start of the dumps' keys in the store, without a leading slash")
        String path,

        @About("Passphrase the dumps are encrypted with") SecretReference passphrase) {}

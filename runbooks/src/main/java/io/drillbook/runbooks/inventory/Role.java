package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;

/** A database login of ours. */
@About("A database login")
public record Role(
        @About("User name") String user,
        @About("Its password") SecretReference password) {}

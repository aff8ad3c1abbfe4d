package io.drillbook.activities.connector;

import io.drillbook.runbooks.inventory.Role;
import java.util.Optional;

/**
 * A database to log in to.
 *
 * @param engine postgresql
 * @param ca file of the certificate authority; absent means that TLS is switched off in words
 */
public record SqlEndpoint(String engine, String address, int port, String database, Role role, Optional<String> ca) {}

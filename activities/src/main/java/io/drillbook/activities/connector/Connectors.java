package io.drillbook.activities.connector;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.inventory.Store;

/** Opens what an act needs. Whatever is opened is closed by the act that opened it. */
public interface Connectors {
    /** A checked ssh connection. */
    ShellAccess shell(Host host) throws ActionException;

    /** A checked database connection. */
    SqlAccess sql(SqlEndpoint endpoint) throws ActionException;

    ObjectAccess objects(Store store) throws ActionException;

    /** A secret's value, for handing to a tool by file or standard input; never for a command line or a message. */
    String secret(SecretReference reference) throws ActionException;
}

package io.drillbook.drills.load;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The shop to write to.
 *
 * @param ca file of the certificate authority; a server that cannot show a certificate of it gets nothing
 */
public record ShopTarget(String address, int port, String user, String password, Path ca) {
    public ShopTarget {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(ca, "ca");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ShopTarget[" + user + "@" + address + ":" + port + "]";
    }
}

package io.drillbook.activities.sandbox.place;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import java.time.Duration;
import java.util.Locale;

/** What became of a try to connect from a host. */
enum Reach {
    CONNECTED,
    REFUSED,
    TIMED_OUT,
    UNREACHABLE,
    /** The name means nothing there; its address has to be tried as well. */
    UNRESOLVED,
    /** The try itself did not work: nothing is proven. */
    UNKNOWN;

    private static final int TIMED_OUT_CODE = 124;

    /** Tries a TCP connection, three seconds at most. */
    static Reach from(Place place, String address, int port) throws ActionException, InterruptedException {
        CommandOutput output = place.run(
                Duration.ofSeconds(15),
                "timeout",
                "3",
                "bash",
                "-c",
                "exec 3<>\"/dev/tcp/$0/$1\"",
                address,
                Integer.toString(port));
        if (output.succeeded()) {
            return CONNECTED;
        }
        String said = output.standardError().toLowerCase(Locale.ROOT);
        if (output.exitCode() == TIMED_OUT_CODE) {
            return TIMED_OUT;
        }
        if (said.contains("refused")) {
            return REFUSED;
        }
        if (said.contains("name or service") || said.contains("name resolution")) {
            return UNRESOLVED;
        }
        return said.contains("unreachable") || said.contains("no route") || said.contains("not permitted")
                ? UNREACHABLE
                : UNKNOWN;
    }

    /** As words. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

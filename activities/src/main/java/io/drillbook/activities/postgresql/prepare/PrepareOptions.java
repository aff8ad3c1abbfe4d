package io.drillbook.activities.postgresql.prepare;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What to prepare a cluster for.
 *
 * @param observe name of the login that observes
 * @param act name of the login that acts
 * @param heartbeatWriters roles that may write the heartbeat beside the login that acts
 * @param extensions whether the schema gets amcheck and pgstattuple, where the server has them
 */
public record PrepareOptions(String observe, String act, List<String> heartbeatWriters, boolean extensions) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]{0,62}");

    public PrepareOptions {
        heartbeatWriters = List.copyOf(heartbeatWriters);
        Optional<String> bad = Stream.concat(Stream.of(observe, act), heartbeatWriters.stream())
                .filter(name -> !NAME.matcher(name).matches())
                .findFirst();
        if (bad.isPresent()) {
            throw new IllegalArgumentException("not a plain role name: " + bad.get());
        }
        if (observe.equals(act)) {
            throw new IllegalArgumentException("observing and acting are two logins, and both are called " + act);
        }
    }
}

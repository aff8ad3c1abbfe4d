package io.drillbook.activities.measure;

import io.drillbook.runbooks.action.About;
import java.time.Duration;

/** The phases of one start of a restored server. */
@About("The phases of one start of a restored server")
public record RecoveryPhases(
        @About("From the start of the server to its consistent state")
        Duration restore,

        @About("From the consistent state to the planned position")
        Duration replay,

        @About("From the planned position to answering queries as planned")
        Duration open) {
    public Duration total() {
        return restore.plus(replay).plus(open);
    }
}

package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;
import java.time.Duration;
import java.util.Optional;

/** What recovery is held to. */
@About("What recovery is held to")
public record Objectives(
        @About("Longest recovery time") Optional<Duration> rto,
        @About("Largest loss of recent data") Optional<Duration> rpo) {
    public static final Objectives NONE = new Objectives(Optional.empty(), Optional.empty());

    /** These objectives, completed with others where these are silent. */
    public Objectives orElse(Objectives other) {
        return new Objectives(rto.or(other::rto), rpo.or(other::rpo));
    }
}

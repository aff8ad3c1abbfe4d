package io.drillbook.activities.sandbox.place;

import io.drillbook.runbooks.action.About;
import java.time.Duration;
import java.time.Instant;

/** Outputs of {@code sandbox.provision}. */
@About("The folder that was made")
public record ProvisionOutput(
        @About("Folder of this run on the host") String folder,
        @About("Mark that the folder carries") String mark,

        @About("When the folder destroys itself, by our clock")
        Instant expiresAt,

        @About("How long it took") Duration took) {}

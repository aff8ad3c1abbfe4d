package io.drillbook.activities.sandbox.place;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.inventory.Sandbox;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;

/** Inputs of {@code sandbox.provision}. */
@About("Where to make room, how much and for how long")
public record ProvisionInput(
        @About("Sandbox") Sandbox sandbox,

        @About("Bytes of the database to restore; a third more must be free")
        DataSize size,

        @About("The folder is destroyed after this time, whatever became of the run")
        Duration timeToLive) {}

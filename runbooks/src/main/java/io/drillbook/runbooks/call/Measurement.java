package io.drillbook.runbooks.call;

import io.drillbook.runbooks.action.About;
import java.time.Duration;
import java.util.Optional;

/** One measured figure, as it goes into the record. */
@About("One measured duration")
public record Measurement(
        @About("What it measures: rto_restore, rpo_restore, rpo_exposure …")
        String name,

        @About("The figure; absent when it could not be measured")
        Optional<Duration> value,

        @About("How it was measured") String method,
        @About("Smallest difference it can show") Duration resolution,
        @About("How many samples it rests on") long samples,
        @About("Objective it is held to") Optional<Duration> objective,

        @About("Whether the objective is met; absent when either is not known")
        Optional<Boolean> met) {}

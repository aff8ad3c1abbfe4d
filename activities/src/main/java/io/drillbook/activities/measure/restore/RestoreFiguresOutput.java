package io.drillbook.activities.measure.restore;

import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.Measurement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Outputs of {@code measure.restore}. */
@About("The figures of a restore")
public record RestoreFiguresOutput(
        @About("From the decision until everything had answered")
        Duration rtoRestore,

        @About("Time wanted minus newest commit recovered; absent when none was found")
        Optional<Duration> rpoRestore,

        @About("Whether both objectives are met; absent when one is not known")
        Optional<Boolean> met,

        @About("Figures measured") List<Measurement> measurements,
        @About("What a person should look at") List<Finding> findings) {}

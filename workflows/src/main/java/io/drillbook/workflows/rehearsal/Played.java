package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.cases.TestCase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case that was played.
 *
 * @param ended paths of steps and undos in the order in which they ended
 * @param branches taken, by path of their choose
 * @param record the run's record, as a real run would leave it
 * @param stuck why the run did not come to its end, when it did not
 * @param took by the skipping clock
 */
public record Played(
        TestCase testCase,
        List<String> ended,
        Map<String, String> branches,
        RunRecord record,
        Optional<String> stuck,
        Duration took) {
    public Played {
        ended = List.copyOf(ended);
    }
}

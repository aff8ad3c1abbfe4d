package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunEnd;
import io.drillbook.workflows.interpreter.RunCommand;
import io.drillbook.workflows.interpreter.state.RunState;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.Optional;

/** How a run's workflow ends, so that the Web UI shows it for what it is. */
final class RunEnds {
    private RunEnds() {}

    /**
     * The result of a passed run.
     *
     * @param cancelRequested whether Temporal itself was asked to cancel the workflow; such a workflow always closes as
     *     cancelled, and the record and the search attribute say how the run ended
     * @throws ApplicationFailure for every other outcome; its type is the failure's code
     * @throws CanceledFailure for a run cancelled through Temporal
     */
    static RunEnd of(RunCommand.Finish finish, RunState state, boolean cancelRequested) {
        RunEnd end = new RunEnd(finish.outcome(), finish.outputs(), state.stored());
        if (finish.outcome() == Outcome.PASSED) {
            return end;
        }
        Failure failure = finish.failure()
                .orElse(Failure.of(finish.outcome().word(), FailureKind.INTERNAL, "the run did not pass"));
        if (finish.outcome() == Outcome.CANCELLED && cancelRequested) {
            throw new CanceledFailure(failure.message(), end);
        }
        throw failure(failure, Optional.of(end));
    }

    /** A failure of the workflow; no policy of the server tries such a run again. */
    static ApplicationFailure failure(Failure failure, Optional<RunEnd> end) {
        ApplicationFailure.Builder builder = ApplicationFailure.newBuilder()
                .setType(failure.code())
                .setMessage(failure.message())
                .setNonRetryable(true);
        return end.map(known -> builder.setDetails(failure, known))
                .orElseGet(() -> builder.setDetails(failure))
                .build();
    }
}

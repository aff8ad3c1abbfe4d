package io.drillbook.worker;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.ResumeAsk;
import io.drillbook.runbooks.call.ResumeOffer;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.runbooks.call.RunView;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A run, as far as the command sees it that takes up runs which ended. */
@WorkflowInterface
public interface EndedRun {
    /** Its type. */
    String TYPE = "test.ended";

    /** Ends at once with an outcome, or goes on for ever. */
    @WorkflowMethod(name = TYPE)
    void run(RunStart offered, Outcome outcome, boolean goesOn);

    /** With what it can be taken up. */
    @QueryMethod(name = ResumeOffer.QUERY)
    ResumeOffer offer(ResumeAsk ask);

    /** How it stands. */
    @QueryMethod(name = RunView.QUERY)
    RunView view();

    /** Can be taken up at every step. */
    final class Ended implements EndedRun {
        private Optional<RunStart> start = Optional.empty();
        private Optional<Outcome> end = Optional.empty();

        @Override
        public void run(RunStart offered, Outcome outcome, boolean goesOn) {
            start = Optional.of(offered);
            Workflow.await(() -> !goesOn);
            end = Optional.of(outcome);
        }

        @Override
        public ResumeOffer offer(ResumeAsk ask) {
            return ResumeOffer.of(start.orElseThrow());
        }

        @Override
        public RunView view() {
            return new RunView("ended", "", end, Optional.empty(), List.of(), new TreeMap<>());
        }
    }
}

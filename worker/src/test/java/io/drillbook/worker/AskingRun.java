package io.drillbook.worker;

import io.drillbook.runbooks.call.Question;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.VoteAsk;
import io.drillbook.runbooks.type.ValueType;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import java.util.Optional;

/** A run, as far as commands that ask people see it: it asks one thing, and takes the first vote. */
@WorkflowInterface
public interface AskingRun {
    /** Its type. */
    String TYPE = "test.asking";

    /** Asks for a consent, or for an answer; gives the vote that came. */
    @WorkflowMethod(name = TYPE)
    VoteAsk run(boolean answer);

    /** What it asks. */
    @QueryMethod(name = Question.QUERY)
    Question.Questions questions();

    /** Takes a vote. */
    @UpdateMethod(name = VoteAsk.UPDATE)
    String vote(VoteAsk ask);

    /** Waits for the vote. */
    final class Asking implements AskingRun {
        private boolean wantsAnswer;
        private Optional<VoteAsk> given = Optional.empty();

        /** What such a run asks. */
        static Question question(boolean answer) {
            return new Question(
                    new RunIdentity("run-1", "first"),
                    answer ? "steps/oldest" : "steps/agreed",
                    1,
                    answer ? "How old is too old?" : "Drop the slot?",
                    answer ? List.of() : List.of("[R3] test.drop (test.drop)", "    $ drop slot 3"),
                    answer ? Optional.of(ValueType.DURATION) : Optional.empty(),
                    List.of("leads"),
                    1,
                    "proposal-hash",
                    "0123456789abcdef0123456789abcdef",
                    "2099-01-01T00:00:00Z");
        }

        @Override
        public VoteAsk run(boolean answer) {
            wantsAnswer = answer;
            Workflow.await(() -> given.isPresent());
            return given.orElseThrow();
        }

        @Override
        public Question.Questions questions() {
            return new Question.Questions(List.of(question(wantsAnswer)));
        }

        @Override
        public String vote(VoteAsk ask) {
            given = Optional.of(ask);
            return "counted: 1 of 1 votes";
        }
    }
}

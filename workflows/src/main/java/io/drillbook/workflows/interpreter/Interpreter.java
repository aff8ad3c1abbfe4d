package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.workflows.interpreter.state.Phase;
import io.drillbook.workflows.interpreter.state.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The front door: an event and a state give the next state and what is to be done. */
public final class Interpreter {
    /** Raised whenever the same state and event would lead to other commands; older versions stay. */
    public static final int VERSION = 1;

    private static final int PHASES = Phase.values().length;

    private final Evaluator evaluator;

    /** @param evaluator keeps what it compiled; one for a whole worker */
    public Interpreter(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * Works an event into a run. Nothing is thrown: a fault of the interpreter ends the phase in which it happens, and the
     * run goes on to undo, {@code finally}, release and record.
     */
    public Advance advance(Plan plan, RunState state, RunEvent event) {
        return advance(plan, new StepTree(plan.definition()), state, event);
    }

    /**
     * The same, without looking through the whole plan each time.
     *
     * @param tree those of the plan
     */
    public Advance advance(Plan plan, StepTree tree, RunState state, RunEvent event) {
        List<Failure> faults = new ArrayList<>();
        while (faults.size() <= 2 * PHASES) {
            Draft draft = new Draft(plan, tree, evaluator, state, event.now());
            try {
                new Events(draft).apply(event);
                Lifecycle lifecycle = new Lifecycle(draft);
                faults.forEach(lifecycle::giveUp);
                lifecycle.drive();
                return new Advance(draft.state(), draft.commands);
            } catch (RuntimeException | StackOverflowError thrown) {
                faults.add(Faults.of(thrown));
            }
        }
        return broken(plan, tree, state, event, faults.getFirst());
    }

    private Advance broken(Plan plan, StepTree tree, RunState state, RunEvent event, Failure fault) {
        Draft draft = new Draft(plan, tree, evaluator, state, event.now());
        draft.phase = Phase.ENDED;
        draft.outcome = Optional.of(Outcome.FAILED);
        draft.failure = Optional.of(fault);
        draft.issue(new RunCommand.Finish(Outcome.FAILED, draft.failure, draft.outputs));
        return new Advance(draft.state(), draft.commands);
    }
}

package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RunStart;
import io.drillbook.workflows.interpreter.Interpreter;
import io.drillbook.workflows.interpreter.RunCommand;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/**
 * Every runbook's workflow: the workflow's type is the runbook, its input a {@link RunStart}. What is thrown here and is
 * no failure of Temporal would fail the workflow task, which is tried for ever; so it is turned into a failure of ours.
 * Non-determinism is not: it waits for the worker that knows the run.
 */
public final class RunbookWorkflow implements DynamicWorkflow {
    private Optional<Home> home = Optional.empty();
    private Optional<Failure> unreadable = Optional.empty();

    RunbookWorkflow(EncodedValues input, Interpreter interpreter, Continuation continuation) {
        try {
            home = Optional.of(new Home(input.get(0, RunStart.class), interpreter, continuation));
            Workflow.registerListener(new Listener(home.get()));
        } catch (RuntimeException fault) {
            if (ofTemporalsOwn(fault)) {
                throw fault;
            }
            unreadable = Optional.of(new Failure(
                    "start-unreadable",
                    FailureKind.REFUSED,
                    "the workflow's input is no plan this worker can read: " + fault.getMessage(),
                    Optional.of("Start runs with `drillbook run`, and with workers of the same version.")));
        }
    }

    @Override
    public Object execute(EncodedValues input) {
        if (home.isEmpty()) {
            throw RunEnds.failure(unreadable.orElseThrow(), Optional.empty());
        }
        RunCommand.Finish finish;
        try {
            finish = home.get().run();
        } catch (RuntimeException fault) {
            if (fault instanceof TemporalFailure || ofTemporalsOwn(fault)) {
                throw fault;
            }
            throw RunEnds.failure(engine(fault), Optional.empty());
        } catch (StackOverflowError fault) {
            throw RunEnds.failure(engine(fault), Optional.empty());
        }
        return RunEnds.of(
                finish, home.get().state(), CancellationScope.current().isCancelRequested());
    }

    /** Non-determinism and the like: the task fails and waits for the right worker. */
    private static boolean ofTemporalsOwn(RuntimeException fault) {
        String name = fault.getClass().getName();
        return name.startsWith("io.temporal.") && !name.startsWith("io.temporal.common.converter.");
    }

    private static Failure engine(Throwable fault) {
        return new Failure(
                "engine-error",
                FailureKind.INTERNAL,
                fault.getClass().getSimpleName() + ": " + fault.getMessage(),
                Optional.of("This is a fault of Drillbook; report it with the runbook that shows it."));
    }
}

package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.workflows.interpreter.Interpreter;
import io.drillbook.workflows.lock.TargetLockWorkflow;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;

/** The workflows a worker serves: every runbook's, and the locks'. */
public final class DrillbookWorkflows {
    private DrillbookWorkflows() {}

    /** For the worker's factory: lets views name the activity that runs a step, so that its progress can be found. */
    public static WorkerInterceptor interceptor() {
        return new ActivityIds();
    }

    /**
     * Lets a worker serve them. Loads what the first expression needs, a fifth of a second for which otherwise a workflow
     * task would have to wait.
     */
    public static void register(Worker worker) {
        register(worker, Continuation.DEFAULT);
    }

    /** The same, with histories of another length. */
    static void register(Worker worker, Continuation continuation) {
        Evaluator evaluator = new Evaluator();
        evaluator.warmUp();
        Interpreter interpreter = new Interpreter(evaluator);
        // A factory, because workflows share the evaluator's compiled expressions.
        worker.registerWorkflowImplementationFactory(
                RunbookWorkflow.class,
                input -> new RunbookWorkflow(input, interpreter, continuation),
                WorkflowImplementationOptions.getDefaultInstance());
        worker.registerWorkflowImplementationTypes(TargetLockWorkflow.class);
    }
}

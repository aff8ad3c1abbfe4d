package io.drillbook.workflows.temporal;

import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowOutboundCallsInterceptorBase;
import io.temporal.workflow.WorkflowLocal;
import java.util.Optional;

/**
 * Notes the id the library gives to an activity, which workflow code cannot see otherwise: with it a watcher finds the
 * activity's heartbeats. Without this interceptor on the worker's factory runs are the same, and views have no ids.
 */
final class ActivityIds extends WorkerInterceptorBase {
    private static final WorkflowLocal<Optional<String>> LAST = WorkflowLocal.withCachedInitial(Optional::empty);

    /** The id of the activity that the workflow scheduled last, once. */
    static Optional<String> takeLast() {
        Optional<String> id = LAST.get();
        LAST.set(Optional.empty());
        return id;
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new WorkflowInboundCallsInterceptorBase(next) {
            @Override
            public void init(WorkflowOutboundCallsInterceptor outbound) {
                super.init(new Noting(outbound));
            }
        };
    }

    private static final class Noting extends WorkflowOutboundCallsInterceptorBase {
        Noting(WorkflowOutboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public <R> ActivityOutput<R> executeActivity(ActivityInput<R> input) {
            ActivityOutput<R> output = super.executeActivity(input);
            LAST.set(Optional.ofNullable(output.getActivityId()));
            return output;
        }
    }
}

package io.drillbook.worker.assembly;

import io.drillbook.worker.settings.Settings;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.time.Instant;

/** Who serves a task queue. */
public final class TaskQueue {
    /** A poll lasts a minute, so a poller that was not seen for longer is gone. */
    private static final long SEEN_WITHIN_SECONDS = 70;

    private TaskQueue() {}

    /** Count of workers that polled within the last minute. */
    public static int workers(WorkflowClient client, Settings settings) {
        return (int) client
                .getWorkflowServiceStubs()
                .blockingStub()
                .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                        .setNamespace(settings.namespace())
                        .setTaskQueue(io.temporal.api.taskqueue.v1.TaskQueue.newBuilder()
                                .setName(settings.taskQueue()))
                        .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                        .build())
                .getPollersList()
                .stream()
                .filter(TaskQueue::recent)
                .map(PollerInfo::getIdentity)
                .distinct()
                .count();
    }

    private static boolean recent(PollerInfo poller) {
        return poller.getLastAccessTime().getSeconds() > Instant.now().getEpochSecond() - SEEN_WITHIN_SECONDS;
    }
}

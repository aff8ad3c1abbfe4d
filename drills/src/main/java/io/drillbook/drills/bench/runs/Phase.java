package io.drillbook.drills.bench.runs;

import io.drillbook.drills.process.Pause;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * So many runs of one side and one size, on several targets at once and one after the other on each.
 *
 * @param processorMillis of the side's worker, a run
 * @param runsPerSecond ended
 * @param events of one run's history
 */
record Phase(double processorMillis, double runsPerSecond, double events) {
    /** After the last run its lock still learns that nobody needs to be watched any more: that work belongs to it. */
    private static final long AFTERWARDS_MILLIS = 3500;

    /** @param lanes targets in use at once */
    static Phase run(Side side, RunSize size, int lanes, int runsPerLane) throws InterruptedException {
        double before = side.processorSeconds();
        long start = System.nanoTime();
        List<WorkflowStub> ended = all(side, size, lanes, runsPerLane);
        double seconds = (System.nanoTime() - start) / 1e9;
        Pause.millis(AFTERWARDS_MILLIS);
        double used = side.processorSeconds() - before;
        WorkflowStub last = ended.getLast();
        int events = side.client()
                .fetchHistory(
                        last.getExecution().getWorkflowId(), last.getExecution().getRunId())
                .getEvents()
                .size();
        return new Phase(used * 1000 / ended.size(), ended.size() / seconds, events);
    }

    private static List<WorkflowStub> all(Side side, RunSize size, int lanes, int runsPerLane)
            throws InterruptedException {
        List<WorkflowStub> ended = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<WorkflowStub>>> all = new ArrayList<>();
            for (int lane = 0; lane < lanes; lane++) {
                String target = side.target(lane);
                all.add(threads.submit(() -> inTurn(side, size, target, runsPerLane)));
            }
            for (Future<List<WorkflowStub>> lane : all) {
                ended.addAll(lane.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a run of the bench did not pass", failed.getCause());
        }
        return ended;
    }

    /** Each run's result is read, so that one that did not pass spoils the bench and not the figure. */
    private static List<WorkflowStub> inTurn(Side side, RunSize size, String target, int runs) {
        List<WorkflowStub> ended = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            WorkflowStub started = side.start(target, size);
            var unused = started.getResult(Object.class);
            ended.add(started);
        }
        return ended;
    }
}

package io.drillbook.drills.bench.runs;

import io.drillbook.drills.bench.figure.Comparison;
import io.drillbook.drills.process.DrillbookProcess;
import io.drillbook.drills.process.LiveHeap;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.process.RemovedFolder;
import io.drillbook.drills.process.TemporalServer;
import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.settings.Settings;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Many runs that wait, on one worker with a heap of 1 GiB: what it holds, and whether the runs are still there. */
public final class WaitingBench {
    private static final int STARTERS = 8;
    private static final int FEW = 50;

    /** Of so many runs one is asked how it stands. */
    private static final int SAMPLES = 100;

    /** And so many are told to end, which takes all of a run's life from its wait on. */
    private static final int ENDED = 20;

    private static final List<String> HEAP = List.of("-Xmx1g");
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final int runs;
    private final Consumer<String> say;

    /** @param runs how many wait */
    public WaitingBench(int runs, Consumer<String> say) {
        this.runs = runs;
        this.say = say;
    }

    /** Measures: the heap, and what an answer takes, each with all of them against a few. */
    public List<Comparison> measure() throws IOException, InterruptedException {
        try (RemovedFolder folder = RemovedFolder.make("drillbook-bench-");
                TemporalServer server = TemporalServer.start(folder.path().resolve("temporal"))) {
            Settings settings = server.settings(BenchFolder.write(folder.path(), 1));
            try (TemporalConnection temporal = TemporalConnection.open(settings);
                    DrillbookProcess worker =
                            DrillbookProcess.startWorker(settings, folder.path().resolve("processes"), HEAP)) {
                worker.awaitOutput("worker ready");
                return measure(settings, temporal, worker);
            }
        }
    }

    private List<Comparison> measure(Settings settings, TemporalConnection temporal, DrillbookProcess worker)
            throws InterruptedException {
        Path runbook = settings.library().resolve(BenchFolder.WAITING);
        Plan plan = PlanMaker.make(
                new RunbookLibrary(settings.library()),
                runbook.toString(),
                InventoryFile.read(settings.inventory()),
                new TreeMap<>());
        RunbookStarter starter = new RunbookStarter(temporal.client(), settings);
        List<WorkflowStub> waiting = new ArrayList<>(start(starter, temporal, plan, FEW));
        List<Double> answersOfFew = answers(waiting);
        double heapOfFew = heap(worker);
        say.accept("  starting " + runs + " runs that wait …");
        long began = System.nanoTime();
        waiting.addAll(start(starter, temporal, plan, runs - FEW));
        List<Double> answers = answers(waiting);
        say.accept("  they wait after " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        double heap = heap(worker);
        end(waiting.subList(0, ENDED));
        return List.of(
                Comparison.shown(
                        "live heap of a worker of 1 GiB with " + runs + " waiting runs / with " + FEW,
                        List.of(heap),
                        List.of(heapOfFew),
                        "MiB"),
                Comparison.shown(
                        "a run's answer among " + runs + " waiting ones / among " + FEW, answers, answersOfFew, "ms"));
    }

    private List<WorkflowStub> start(RunbookStarter starter, TemporalConnection temporal, Plan plan, int count)
            throws InterruptedException {
        try (ExecutorService starters = Executors.newFixedThreadPool(STARTERS)) {
            List<Future<RunIdentity>> started = new ArrayList<>();
            for (int run = 0; run < count; run++) {
                started.add(starters.submit(() -> starter.start(plan, "test", "bench", Optional.empty())));
            }
            List<WorkflowStub> stubs = new ArrayList<>();
            for (Future<RunIdentity> each : started) {
                RunIdentity run = each.get();
                stubs.add(TemporalConnection.run(temporal.client(), run.workflowId(), Optional.of(run.firstRunId())));
            }
            return stubs;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a run could not be started", failed.getCause());
        }
    }

    /** Milliseconds of each answer of a sample; every one of them stands in its wait, the last started one too. */
    private static List<Double> answers(List<WorkflowStub> runs) {
        Pause.until("the last of the runs waits", LIMIT, () -> waits(runs.getLast()));
        List<Double> times = new ArrayList<>();
        int distance = Math.max(1, runs.size() / SAMPLES);
        for (int index = 0; index < runs.size(); index += distance) {
            WorkflowStub run = runs.get(index);
            Pause.until("run " + index + " waits", LIMIT, () -> waits(run));
            long asked = System.nanoTime();
            if (!waits(run)) {
                throw new IllegalStateException("a run does not wait any more: " + run.getExecution());
            }
            times.add((System.nanoTime() - asked) / 1e6);
        }
        return times;
    }

    private static boolean waits(WorkflowStub run) {
        try {
            return run.query(RunView.QUERY, RunView.class).steps().stream()
                    .anyMatch(step ->
                            step.path().equals("steps/0") && step.state().equals("waiting"));
        } catch (WorkflowServiceException busy) {
            return false;
        }
    }

    private static double heap(DrillbookProcess worker) {
        try (LiveHeap heap = LiveHeap.watch(worker.handle().pid())) {
            return heap.most();
        }
    }

    /** A run that is told to end does so in good order: with its record, and as cancelled. */
    private static void end(List<WorkflowStub> runs) {
        for (WorkflowStub run : runs) {
            run.update(CancelAsk.UPDATE, String.class, new CancelAsk("bench", "the wait was long enough"));
        }
        for (WorkflowStub run : runs) {
            try {
                run.getResult(Object.class);
                throw new IllegalStateException("a cancelled run passed: " + run.getExecution());
            } catch (WorkflowFailedException ended) {
                boolean cancelled = ended.getCause() instanceof ApplicationFailure failure
                        && failure.getType().equals("cancelled");
                if (!cancelled) {
                    throw new IllegalStateException("a run did not end as cancelled", ended);
                }
            }
        }
    }
}

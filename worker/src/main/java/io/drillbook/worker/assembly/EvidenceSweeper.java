package io.drillbook.worker.assembly;

import io.drillbook.activities.evidence.EvidenceHome;
import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.evidence.MissedRuns;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.RunClosing;
import io.drillbook.runbooks.json.Json;
import io.drillbook.worker.settings.Settings;
import io.drillbook.worker.stamp.HeadStamps;
import io.drillbook.workflows.temporal.RunAttributes;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.SearchAttributeKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds runs that ended and left no record (terminated, lost, never begun) and says so in the ledger; and takes up what
 * could not be written when it was due.
 */
public final class EvidenceSweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceSweeper.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration BACK = Duration.ofDays(7);
    private static final int MOST = 500;

    private final WorkflowClient client;
    private final Settings settings;
    private final EvidencePlaces places;
    private final HeadStamps stamps;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("evidence-sweeper").factory());

    /** Does nothing before it is started. */
    public EvidenceSweeper(WorkflowClient client, Settings settings, EvidencePlaces places) {
        this.client = client;
        this.settings = settings;
        this.places = places;
        this.stamps = new HeadStamps(places.rules(), places.home());
    }

    /** Sweeps now and then, until it is closed. */
    public EvidenceSweeper start() {
        var unused =
                clock.scheduleWithFixedDelay(this::quietly, FIRST.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
        return this;
    }

    private void quietly() {
        try {
            sweep();
        } catch (ActionException | RuntimeException later) {
            LOG.warn("looking for runs without a record failed, the next round tries again: {}", later.getMessage());
        }
    }

    /** One round. Gives how many runs were closed. */
    public int sweep() throws ActionException {
        EvidenceWriter writer = new EvidenceWriter(places.local(), places.ledger());
        writer.forward();
        EvidenceHome home = places.home();
        Set<String> closed = new HashSet<>();
        home.names(LedgerPaths.RECORDS).forEach(path -> closed.add(LedgerPaths.sibling(path, "")));
        home.names(LedgerPaths.CLOSINGS).forEach(path -> closed.add(LedgerPaths.sibling(path, "")));
        List<String> opened = home.names(LedgerPaths.OPENED);
        int count = 0;
        for (String path : opened) {
            if (!closed.contains(LedgerPaths.sibling(path, ""))) {
                count += opened(writer, home, path) ? 1 : 0;
            }
        }
        Set<String> known = new HashSet<>(closed);
        opened.forEach(path -> known.add(LedgerPaths.sibling(path, "")));
        count += neverBegun(writer, known);
        // Last, so that a run the server knows of is not called missed.
        count += new MissedRuns(writer, home).record(Instant.now());
        stamps.stampSometimes(places.ledger());
        return count;
    }

    private boolean opened(EvidenceWriter writer, EvidenceHome home, String path) throws ActionException {
        RunOpening opening;
        try {
            opening = Json.mapper().readValue(home.read(path).orElseThrow(), RunOpening.class);
        } catch (IOException unreadable) {
            return false;
        }
        Optional<RunEnding> ending = ending(opening.identity());
        if (ending.isEmpty() || recordCameMeanwhile(home, opening.identity())) {
            return false;
        }
        close(writer, opening, true, ending.get());
        return true;
    }

    /** The newest execution under the id counts when it is the same run, reset; a later run is another one. */
    private Optional<RunEnding> ending(RunIdentity run) {
        try {
            WorkflowExecutionDescription newest = TemporalConnection.run(client, run.workflowId(), Optional.empty())
                    .describe();
            WorkflowExecutionDescription meant = info(newest).getFirstRunId().equals(run.firstRunId())
                    ? newest
                    : TemporalConnection.run(client, run.workflowId(), Optional.of(run.firstRunId()))
                            .describe();
            return RunEnding.of(meant.getStatus(), Optional.ofNullable(meant.getCloseTime()), true);
        } catch (WorkflowNotFoundException unknown) {
            return Optional.of(RunEnding.LOST);
        }
    }

    private int neverBegun(EvidenceWriter writer, Set<String> known) throws ActionException {
        String query = "RunbookKind IS NOT NULL AND ExecutionStatus != 'Running' AND TaskQueue = '"
                + settings.taskQueue().replace("'", "''") + "' AND CloseTime > '"
                + Instant.now().minus(BACK) + "'";
        List<WorkflowExecutionMetadata> ended;
        try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query)) {
            ended = found.limit(MOST).toList();
        }
        int count = 0;
        for (WorkflowExecutionMetadata run : ended) {
            String id = run.getExecution().getWorkflowId();
            if (known.contains(file(new RunIdentity(id, run.getExecution().getRunId())))) {
                continue;
            }
            WorkflowExecutionDescription described = TemporalConnection.run(
                            client, id, Optional.of(run.getExecution().getRunId()))
                    .describe();
            RunIdentity identity = new RunIdentity(id, info(described).getFirstRunId());
            Optional<RunEnding> ending =
                    RunEnding.of(described.getStatus(), Optional.ofNullable(described.getCloseTime()), false);
            if (!known.contains(file(identity)) && ending.isPresent()) {
                close(writer, opening(identity, described), false, ending.get());
                count++;
            }
        }
        return count;
    }

    private static void close(EvidenceWriter writer, RunOpening opening, boolean begun, RunEnding ending)
            throws ActionException {
        LOG.info("{} ended without a record: {}", opening.identity().key(), ending.outcome());
        writer.close(new RunClosing(
                opening, begun, ending.outcome(), ending.endedAt().map(Instant::toString), ending.why()));
    }

    private static boolean recordCameMeanwhile(EvidenceHome home, RunIdentity run) throws ActionException {
        return home.read(LedgerPaths.RECORDS + file(run)).isPresent();
    }

    /** What the server knows of a run whose first act never ran. */
    private static RunOpening opening(RunIdentity identity, WorkflowExecutionDescription run) {
        return new RunOpening(
                identity,
                new RunFacts(
                        run.getWorkflowType(),
                        attribute(run, RunAttributes.KIND),
                        attribute(run, RunAttributes.TARGET),
                        "",
                        "",
                        "",
                        run.getStartTime().toString()),
                attribute(run, RunAttributes.TRIGGER),
                "",
                run.getWorkflowType(),
                "");
    }

    private static String attribute(WorkflowExecutionMetadata run, SearchAttributeKey<String> key) {
        return Optional.ofNullable(run.getTypedSearchAttributes().get(key)).orElse("");
    }

    private static String file(RunIdentity run) {
        return LedgerPaths.name(run) + ".json";
    }

    private static WorkflowExecutionInfo info(WorkflowExecutionDescription described) {
        return described.getRawDescription().getWorkflowExecutionInfo();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

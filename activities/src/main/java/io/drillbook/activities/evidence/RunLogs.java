package io.drillbook.activities.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.LogStore;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.json.Digests;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs of runs in the ledger's home; the run's record names them, and the record's entry their digests. */
public final class RunLogs implements LogStore {
    private static final Logger LOG = LoggerFactory.getLogger(RunLogs.class);

    /** A run that answers an incident does not wait longer for a store: its record still has both ends of the log. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final EvidenceHome home;

    /** @param home of the ledger */
    public RunLogs(EvidenceHome home) {
        this.home = home;
    }

    @Override
    public Optional<String> keep(RunIdentity run, String text) {
        if (run.firstRunId().equals(RunIdentity.PLAN)) {
            return Optional.empty();
        }
        byte[] content = text.getBytes(UTF_8);
        String path = LedgerPaths.log(run, Digests.sha256(content));
        CompletableFuture<Void> stored = CompletableFuture.runAsync(() -> create(path, content), task -> {
            Thread.ofVirtual().name("run-log").start(task);
        });
        try {
            stored.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(path);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("a log of {} could not be stored in {}: {}", run.key(), home.location(path), late.getMessage());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void create(String path, byte[] content) {
        try {
            home.create(path, content);
        } catch (ActionException failed) {
            throw new IllegalStateException(failed.failure().message(), failed);
        }
    }
}

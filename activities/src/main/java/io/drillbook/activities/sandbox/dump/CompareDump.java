package io.drillbook.activities.sandbox.dump;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.Measured;
import io.drillbook.activities.postgresql.dump.DumpManifest;
import io.drillbook.activities.postgresql.dump.DumpManifests;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.copy.ApplicationChecks;
import io.drillbook.activities.sandbox.copy.Queryable;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.DumpStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code sandbox.compare_dump}: holds a loaded dump to the manifest made in the dump's own snapshots, and measures. */
public final class CompareDump implements Action<CompareDumpInput, CompareDumpOutput> {
    @Override
    public CompareDumpOutput run(CompareDumpInput input, ActionContext context)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        DumpStore store = DumpManifests.store(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host());
                ObjectAccess objects = context.connectors().objects(store.store())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            place.require();
            DumpManifest manifest = new DumpManifests(objects, store).read(input.label());
            Queryable queries = new LoadedServer(
                            place, ServerPrograms.find(shell, manifest.majorVersion()), manifest.bootstrapRole())
                    .queries();
            Checks checks = new Checks();
            context.progress("comparing with the manifest of " + manifest.label());
            DumpComparison comparison = new DumpComparison(queries, manifest, checks);
            comparison.compare();
            ApplicationChecks application = new ApplicationChecks(queries, checks);
            application.sequences();
            application.smoke(input.cluster().database(), input.smoke());
            Duration rto = Duration.between(input.decidedAt(), Instant.now());
            Duration rpo = Duration.between(manifest.takenAt(), input.decidedAt());
            Duration resolution = Duration.ofMillis(1);
            return new CompareDumpOutput(
                    comparison.tables(),
                    comparison.rows(),
                    Duration.ofNanos(System.nanoTime() - began),
                    rto,
                    rpo,
                    checks.verdict(),
                    checks.results(),
                    List.of(
                            Measured.held(
                                    "rto_restore",
                                    rto,
                                    "decision to the last verified answer, worker's clock",
                                    resolution,
                                    1,
                                    input.cluster().objectives().rto().orElse(input.rtoDefault())),
                            // A dump is a point, not a log: what it may cost is what the runbook's calendar says.
                            Measured.held(
                                    "rpo_restore",
                                    rpo.isNegative() ? Duration.ZERO : rpo,
                                    "decision minus the first snapshot of the dump",
                                    resolution,
                                    1,
                                    input.rpoDefault())),
                    checks.findings());
        }
    }

    @Override
    public List<String> preview(CompareDumpInput input) {
        return List.of(
                "SELECT count(*), sum(hashtextextended(…)) FROM …   -- every table of the manifest of " + input.label(),
                "SHOW drillbook.dump",
                input.smoke().orElse("(no query of the application is given)"));
    }
}

package io.drillbook.activities.sandbox.dump;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.dump.DumpManifest;
import io.drillbook.activities.postgresql.dump.DumpManifests;
import io.drillbook.activities.postgresql.manifest.TableContent;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.DumpStore;
import io.drillbook.runbooks.type.DataSize;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** {@code sandbox.choose_dump}: chooses a dump by what lies in the store and nothing else. */
public final class ChooseDump implements Action<DumpPointInput, DumpPointOutput> {
    private static final String IDENTITY = "the dump's manifest against the inventory and pg_control_system()";

    @Override
    public DumpPointOutput run(DumpPointInput input, ActionContext context) throws ActionException {
        Instant decided = Instant.now();
        DumpStore store = DumpManifests.store(input.cluster());
        try (ObjectAccess objects = context.connectors().objects(store.store())) {
            DumpManifests manifests = new DumpManifests(objects, store);
            List<String> labels = manifests.labels();
            if (labels.isEmpty()) {
                throw new ActionException(
                        "no-dump",
                        FailureKind.CHECK_FAILED,
                        "the store holds no whole dump of " + input.cluster().name(),
                        "run logical-backup first");
            }
            boolean random = input.rule().equals("random");
            long seed =
                    input.seed().orElse(Long.parseLong(context.effect().mark().substring(0, 12), 16));
            DumpManifest manifest =
                    manifests.read(random ? labels.get(new Random(seed).nextInt(labels.size())) : labels.getLast());
            Checks checks = new Checks();
            identity(input.cluster(), manifest, context, checks);
            long bytes = manifest.databases().stream()
                    .flatMap(database -> database.content().tables().stream())
                    .mapToLong(TableContent::bytes)
                    .sum();
            return new DumpPointOutput(
                    manifest.label(),
                    random ? Optional.of(seed) : Optional.empty(),
                    new DataSize(2 * bytes + (100L << 20)),
                    manifest.takenAt(),
                    decided,
                    checks.verdict(),
                    checks.results(),
                    checks.findings());
        }
    }

    private static void identity(Cluster cluster, DumpManifest manifest, ActionContext context, Checks checks) {
        Optional<String> live;
        try {
            live = Optional.of(
                    ClusterState.read(cluster, context.connectors()).primary().systemIdentifier());
        } catch (ActionException gone) {
            // Production may be gone: then the manifest alone speaks.
            live = Optional.empty();
        }
        boolean same = manifest.cluster().equals(cluster.name())
                && live.map(manifest.systemIdentifier()::equals).orElse(true);
        checks.add(
                "dump-of-this-cluster",
                "identity",
                IDENTITY,
                "a dump of " + cluster.name() + live.map(id -> ", system " + id).orElse(""),
                (same ? "" : "a dump of another cluster: ") + manifest.cluster() + ", system "
                        + manifest.systemIdentifier(),
                same);
    }

    @Override
    public List<String> preview(DumpPointInput input) {
        return List.of("list the manifests of the dumps of " + input.cluster().name() + " and take the " + input.rule()
                + " one");
    }
}

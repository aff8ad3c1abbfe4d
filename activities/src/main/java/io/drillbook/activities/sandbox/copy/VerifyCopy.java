package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.manifest.ManifestStore;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.BackupRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code sandbox.verify}: reads everything in the opened copy, structure and content, and asks the application. */
public final class VerifyCopy implements Action<VerifyCopyInput, VerifyCopyOutput> {
    @Override
    public VerifyCopyOutput run(VerifyCopyInput input, ActionContext context)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        BackupRepository repository = PgBackRest.repository(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host());
                ObjectAccess objects = context.connectors().objects(repository.store())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            place.require();
            Queryable queries = new CopyServer(
                            place, ServerPrograms.find(shell, input.point().majorVersion()))
                    .queries();
            Optional<Manifest> manifest = new ManifestStore(objects)
                    .read(repository.stanza(), input.point().label());
            Checks checks = new Checks();
            CopyIdentity.check(queries, input.point(), checks);
            ContentChecks content = new ContentChecks(queries, input.point(), checks);
            Optional<Instant> commit = content.newestCommit();
            Optional<Instant> heartbeat =
                    content.heartbeat(input.cluster().database(), manifest.flatMap(Manifest::takenAt));
            ApplicationChecks application = new ApplicationChecks(queries, checks);
            application.sequences();
            application.smoke(input.cluster().database(), input.smoke());
            return LongCommands.within(shell, context, commands -> {
                StructureChecks structure = new StructureChecks(queries, commands, context, checks);
                structure.amcheck(manifest);
                structure.readEverything();
                return new VerifyCopyOutput(
                        commit,
                        heartbeat,
                        Instant.now(),
                        Duration.ofNanos(System.nanoTime() - began),
                        checks.verdict(),
                        checks.results(),
                        checks.findings());
            });
        }
    }

    @Override
    public List<String> preview(VerifyCopyInput input) {
        return List.of(
                "pg_amcheck --all --install-missing --heapallindexed --parent-check",
                "pg_dumpall --file=/dev/null",
                "SELECT max(…) of every column with a sequence",
                input.smoke().orElse("(no query of the application is given)"));
    }
}

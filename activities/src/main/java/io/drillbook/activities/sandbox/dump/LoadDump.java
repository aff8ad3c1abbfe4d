package io.drillbook.activities.sandbox.dump;

import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.dump.DumpFile;
import io.drillbook.activities.postgresql.dump.DumpManifest;
import io.drillbook.activities.postgresql.dump.DumpManifests;
import io.drillbook.activities.postgresql.dump.DumpedDatabase;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.DumpStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code sandbox.load_dump}: makes an empty server in this run's folder and loads a dump into it. */
public final class LoadDump implements Action<LoadDumpInput, LoadDumpOutput> {
    private static final String SCRIPT = script();
    private static final String DONE = "loaded";
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final int BUFFER = 64 * 1024;

    private static final String HELD = """
            SELECT (SELECT count(*) FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres')
                 + (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
                 + (SELECT count(*) FROM pg_roles WHERE oid >= 16384)
            """;

    @Override
    public LoadDumpOutput run(LoadDumpInput input, ActionContext context) throws ActionException, InterruptedException {
        long began = System.nanoTime();
        DumpStore store = DumpManifests.store(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host());
                ObjectAccess objects = context.connectors().objects(store.store())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            place.require();
            DumpManifest manifest = new DumpManifests(objects, store).read(input.label());
            Checks checks = new Checks();
            LoadedServer server = new LoadedServer(
                    place, ServerPrograms.find(shell, manifest.majorVersion()), manifest.bootstrapRole());
            if (place.has(DONE)) {
                context.alreadyDone();
            } else {
                server.make();
                empty(server, checks);
                String passphrase =
                        context.connectors().secret(store.passphrase()).strip();
                load(server, objects, manifest, passphrase, context);
                place.write(DONE, manifest.label() + "\n");
            }
            checks.add(
                    "loaded-without-complaint",
                    "restore",
                    "exit codes of gpg, zstd and psql, and everything the server said",
                    "roles and " + manifest.databases().size() + " databases",
                    "roles and " + manifest.databases().size() + " databases",
                    true);
            return new LoadDumpOutput(
                    manifest.databases().size(),
                    Duration.ofNanos(System.nanoTime() - began),
                    checks.verdict(),
                    checks.results(),
                    checks.findings());
        }
    }

    private static void empty(LoadedServer server, Checks checks) throws ActionException, InterruptedException {
        String held = server.queries().attempt("postgres", HELD).orElse("unknown");
        if (!checks.equal("empty-before", "isolation", "databases, relations and roles of the new server", "0", held)) {
            throw new ActionException(
                    "target-not-empty",
                    FailureKind.CHECK_FAILED,
                    "the server that the dump is to be loaded into holds " + held + " things already",
                    "what is there could be taken for what was restored");
        }
    }

    private static void load(
            LoadedServer server, ObjectAccess objects, DumpManifest manifest, String passphrase, ActionContext context)
            throws ActionException, InterruptedException {
        CommandOutput roles = push(server, objects, manifest.roles(), "go", passphrase, "the roles", context);
        LoadEnd.judge("the roles", roles, Optional.of("role \"" + manifest.bootstrapRole() + "\" already exists"));
        for (DumpedDatabase database : manifest.databases()) {
            String title = "database " + database.name();
            LoadEnd.judge(
                    title,
                    push(server, objects, database.file(), "stop", passphrase, title, context),
                    Optional.empty());
        }
    }

    private static CommandOutput push(
            LoadedServer server,
            ObjectAccess objects,
            DumpFile file,
            String errors,
            String passphrase,
            String title,
            ActionContext context)
            throws ActionException, InterruptedException {
        Place place = server.place();
        Command command = place.owner()
                .as(Command.of(
                        "bash",
                        "-c",
                        SCRIPT,
                        "bash",
                        server.programs().folder(),
                        place.socket(),
                        Integer.toString(place.sandbox().peerPort()),
                        server.bootstrapRole(),
                        errors))
                .reading(passphrase + "\n");
        ByteSource source = stream -> {
            boolean there = objects.download(file.key(), object -> copy(object, stream, file, title, context));
            if (!there) {
                throw new ActionException(
                        "object-missing",
                        FailureKind.CHECK_FAILED,
                        "the object of " + title + " is missing: " + file.key(),
                        "take an older version of it from the store, or test another dump");
            }
        };
        context.ran("gpg --decrypt | zstd -d | psql -v ON_ERROR_STOP=" + (errors.equals("stop") ? 1 : 0) + "   # "
                + file.key());
        return place.shell().push(command, source, LONGEST);
    }

    private static void copy(
            InputStream object, OutputStream stream, DumpFile file, String title, ActionContext context)
            throws IOException, ActionException {
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        for (int read = object.read(buffer); read >= 0; read = object.read(buffer)) {
            stream.write(buffer, 0, read);
            done += read;
            context.progress("loading " + title, done, file.bytes(), "bytes");
            if (context.cancelRequested()) {
                throw new ActionException(
                        "cancelled", FailureKind.CANCELLED, "the load was stopped", "the copy is destroyed at the end");
            }
        }
    }

    private static String script() {
        try (InputStream stream = Objects.requireNonNull(LoadDump.class.getResourceAsStream("load.sh"), "load.sh")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public List<String> preview(LoadDumpInput input) {
        List<String> lines = new ArrayList<>();
        lines.add("initdb into " + input.sandbox().data() + "/drillbook-(this run's mark)/data");
        lines.add("gpg --decrypt | zstd -d | psql -v ON_ERROR_STOP=1   # for each object of " + input.label());
        return lines;
    }
}

package io.drillbook.activities.postgresql.dump;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.measure.Measured;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.activities.postgresql.server.Endpoints;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.DumpStore;
import io.drillbook.runbooks.type.DataSize;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code postgresql.dump}: streams a dump of every database and of the roles from the host into the store. */
public final class Dump implements Action<DumpInput, DumpOutput> {
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ENCRYPTION = "OpenPGP, AES-256 in OCB mode, key from a passphrase (gpg 2.3 or newer)";

    @Override
    public DumpOutput run(DumpInput input, ActionContext context) throws ActionException, InterruptedException {
        DumpStore store = DumpManifests.store(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.node().host());
                SqlAccess sql = context.connectors().sql(Endpoints.observe(input.cluster(), input.node()));
                ObjectAccess objects = context.connectors().objects(store.store())) {
            DumpManifests manifests = new DumpManifests(objects, store);
            Checks checks = new Checks();
            String mark = context.effect().mark();
            Optional<DumpManifest> made = made(manifests, mark);
            if (made.isPresent()) {
                context.alreadyDone();
                return output(manifests, made.get(), Duration.ZERO, Duration.ZERO, checks);
            }
            NodeState state = NodeState.read(input.node(), sql);
            String label = STAMP.format(state.clock()) + "-" + mark.substring(0, 8);
            HostDump host = new HostDump(
                    shell,
                    DatabaseOwner.of(shell, input.node().data()),
                    ServerPrograms.find(shell, Integer.toString(state.major())),
                    setting(sql, "split_part(current_setting('unix_socket_directories'), ',', 1)"),
                    input.node().peerPort(),
                    label,
                    passphrase(store, context),
                    objects,
                    context,
                    checks);
            return dump(input, host, manifests, state, sql, store);
        }
    }

    private static DumpOutput dump(
            DumpInput input, HostDump host, DumpManifests manifests, NodeState state, SqlAccess sql, DumpStore store)
            throws ActionException, InterruptedException {
        ActionContext context = host.context();
        long began = System.nanoTime();
        long reading = 0;
        String folder = manifests.folder(host.label());
        commands(input).forEach(context::ran);
        DumpFile roles = host.roles(folder + "/roles.sql.zst.gpg");
        List<DumpedDatabase> databases = new ArrayList<>();
        String rolesDigest = "";
        for (String name : names(sql)) {
            try (DumpSnapshot snapshot = DumpSnapshot.take(context.connectors(), input.cluster(), input.node(), name)) {
                boolean create = !name.equals("postgres");
                String key = folder + "/database-" + (databases.size() + 1) + ".sql.zst.gpg";
                DumpFile file = host.database(key, name, snapshot.id(), create);
                long read = System.nanoTime();
                DatabaseContent content = snapshot.read(state.version(), context);
                rolesDigest = ContentReader.logical(snapshot, SHORT).rolesDigest(name);
                reading += System.nanoTime() - read;
                databases.add(new DumpedDatabase(name, create, file, content));
            }
        }
        DumpManifest manifest = new DumpManifest(
                DumpManifest.FORMAT,
                context.effect().mark(),
                input.cluster().name(),
                host.label(),
                state.systemIdentifier(),
                state.version(),
                state.clock(),
                input.node().name(),
                setting(sql, "(SELECT rolname FROM pg_roles WHERE oid = 10)"),
                ENCRYPTION,
                roles,
                rolesDigest,
                databases,
                List.of(),
                Optional.empty());
        DumpManifest whole = manifest.with(DumpByHand.commands(manifest, store));
        manifests.create(whole);
        Duration read = Duration.ofNanos(reading);
        return output(
                manifests, whole, Duration.ofNanos(System.nanoTime() - began).minus(read), read, host.checks());
    }

    /** What an earlier attempt of the same effect finished; objects without a manifest are no dump. */
    private static Optional<DumpManifest> made(DumpManifests manifests, String mark) throws ActionException {
        for (String label : manifests.labels()) {
            if (label.endsWith("-" + mark.substring(0, 8))) {
                DumpManifest manifest = manifests.read(label);
                if (manifest.mark().equals(mark)) {
                    return Optional.of(manifest);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> names(SqlAccess sql) throws ActionException {
        return sql.rows(
                "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate ORDER BY datname COLLATE \"C\"",
                row -> row.getString(1),
                SHORT);
    }

    private static String setting(SqlAccess sql, String expression) throws ActionException {
        return sql.row("SELECT " + expression, row -> row.getString(1), SHORT)
                .orElseThrow(() -> new ActionException(
                        "no-answer", FailureKind.UNREACHABLE, "the server answered without a row", "try again"));
    }

    /** It travels as one line, so it must be one. */
    private static String passphrase(DumpStore store, ActionContext context) throws ActionException {
        String passphrase = context.connectors().secret(store.passphrase()).strip();
        if (passphrase.isEmpty() || passphrase.lines().count() != 1) {
            throw new ActionException(
                    "passphrase-unusable",
                    FailureKind.REFUSED,
                    "the secret " + store.passphrase().name() + " is not one line of text",
                    "give it one line, of at least 20 random characters");
        }
        return passphrase;
    }

    private static DumpOutput output(
            DumpManifests manifests, DumpManifest manifest, Duration took, Duration reading, Checks checks) {
        long tables = 0;
        long rows = 0;
        List<String> unread = new ArrayList<>();
        for (DumpedDatabase database : manifest.databases()) {
            tables += database.content().tables().size();
            rows += database.content().tables().stream()
                    .mapToLong(table -> table.rows())
                    .sum();
            database.content().skipped().stream()
                    .filter(line -> !line.contains(": unlogged"))
                    .forEach(unread::add);
        }
        checks.add(
                "dump-whole",
                "dump",
                "exit codes of all programs, and the dump's own last line",
                "every database and the roles",
                manifest.databases().size() + " databases, " + new DataSize(manifest.bytes()) + " stored",
                !manifest.databases().isEmpty());
        if (!unread.isEmpty()) {
            checks.unknown(
                    "tables-written-down",
                    "manifest",
                    "counts and digests in the dump's snapshot",
                    "every logged table",
                    unread.size() + " could not be read, the first: " + unread.getFirst());
        }
        return new DumpOutput(
                manifest.label(),
                manifests.key(manifest.label()),
                manifest.databases().size(),
                tables,
                rows,
                new DataSize(manifest.bytes()),
                took,
                reading,
                checks.verdict(),
                checks.results(),
                List.of(Measured.plain("backup_duration", took, "worker's monotonic clock", Duration.ofMillis(1))),
                checks.findings());
    }

    @Override
    public List<String> preview(DumpInput input) {
        return commands(input);
    }

    private static List<String> commands(DumpInput input) {
        return List.of(
                "pg_dumpall --globals-only | zstd | gpg --symmetric --cipher-algo AES256 --force-ocb   # on "
                        + input.node().host().name() + ", streamed into the store",
                "pg_dump --format=plain --snapshot=… | zstd | gpg …   # for each database");
    }
}

package io.drillbook.activities.postgresql.dump;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ObjectUpload;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.server.ConnectionText;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.step.ActionContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Dumps on one host into one store. A dump that does not end well never becomes an object.
 *
 * @param sockets folder of the server's socket on the host
 * @param label of the whole dump, for the mark at the end of each database
 * @param passphrase goes to the host on standard input and nowhere else
 */
record HostDump(
        ShellAccess shell,
        DatabaseOwner owner,
        ServerPrograms programs,
        String sockets,
        int port,
        String label,
        String passphrase,
        ObjectAccess objects,
        ActionContext context,
        Checks checks) {
    private static final String SCRIPT = script();
    private static final Duration LONGEST = Duration.ofHours(24);

    /** Roles and memberships of all databases. */
    DumpFile roles(String key) throws ActionException, InterruptedException {
        return carry(key, "the roles", "roles");
    }

    /**
     * One database, as a snapshot sees it.
     *
     * @param create whether the dump creates the database
     */
    DumpFile database(String key, String name, String snapshot, boolean create)
            throws ActionException, InterruptedException {
        return carry(
                key,
                "database " + name,
                "database",
                connection(sockets, port, name),
                snapshot,
                create ? "create" : "plain");
    }

    private DumpFile carry(String key, String title, String... arguments) throws ActionException, InterruptedException {
        try (ObjectUpload upload = objects.upload(key, "application/pgp-encrypted")) {
            DumpStream stream = new DumpStream(upload, title, context);
            Command command = command(arguments);
            CommandOutput output = shell.pull(command.reading(passphrase + "\n"), stream, LONGEST);
            DumpEnd.read(output, title).judge(title, checks);
            upload.finish();
            return new DumpFile(key, stream.bytes(), stream.digest());
        }
    }

    private Command command(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("bash", "-c", SCRIPT, "bash", programs.folder(), sockets, Integer.toString(port), label));
        all.addAll(Arrays.asList(arguments));
        return owner.as(new Command(all, Optional.empty()));
    }

    /** A connection string in which a name can hold anything. */
    static String connection(String sockets, int port, String database) {
        return "host=" + ConnectionText.quoted(sockets) + " port=" + port + " " + ConnectionText.database(database);
    }

    private static String script() {
        try (InputStream stream = Objects.requireNonNull(HostDump.class.getResourceAsStream("dump.sh"), "dump.sh")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package io.drillbook.activities.postgresql.server;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;

/**
 * Where a host keeps the programs of one major version: a copy must be started by the version that wrote it.
 *
 * @param folder with {@code postgres}, {@code pg_ctl} and the rest
 */
public record ServerPrograms(String folder) {
    private static final String FIND = """
            for folder in "/usr/lib/postgresql/$1/bin" "/usr/pgsql-$1/bin" "/usr/local/pgsql/bin" "/usr/local/bin" "/usr/bin"; do
              if [ -x "$folder/postgres" ] && "$folder/postgres" --version | grep -q " $1[.a-z]"; then
                echo "$folder"; exit 0
              fi
            done
            exit 1
            """;

    /** Looks in the places where distributions put them. */
    public static ServerPrograms find(ShellAccess shell, String majorVersion)
            throws ActionException, InterruptedException {
        var found = shell.run(Command.of("sh", "-c", FIND, "sh", majorVersion), Duration.ofSeconds(15));
        if (!found.succeeded()) {
            throw new ActionException(
                    "server-programs-missing",
                    FailureKind.REFUSED,
                    "host " + shell.host().name() + " has no PostgreSQL " + majorVersion,
                    "install the server's package of version " + majorVersion + " there");
        }
        return new ServerPrograms(found.standardOutput().strip());
    }

    /** A program with its first arguments. */
    public Command program(String name, String... arguments) {
        return Command.of(folder + "/" + name).with(arguments);
    }
}

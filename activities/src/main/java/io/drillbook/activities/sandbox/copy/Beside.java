package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.postgresql.server.ConnectionText;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.activities.postgresql.server.NodeState;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.inventory.Node;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A schema on the primary that one run made and marked; nothing else on the server is touched. It is reached as the owner of
 * the server's files, because the logins of the inventory may not make anything.
 *
 * @param mark of the run: in the schema's name, and whole in its comment
 */
record Beside(
        ShellAccess shell, DatabaseOwner owner, ServerPrograms programs, Node node, String database, String mark) {
    private static final Duration LONGEST = Duration.ofHours(4);

    static Beside of(ShellAccess shell, NodeState primary, String database, RunIdentity run)
            throws ActionException, InterruptedException {
        return new Beside(
                shell,
                DatabaseOwner.of(shell, primary.node().data()),
                ServerPrograms.find(shell, Integer.toString(primary.major())),
                primary.node(),
                database,
                mark(run));
    }

    private static String mark(RunIdentity run) {
        return LongCommands.mark(run.key(), "table beside the original");
    }

    /** Name of the schema of a run. */
    static String schema(RunIdentity run) {
        return "restored_" + mark(run).substring(0, 12);
    }

    String schema() {
        return "restored_" + mark.substring(0, 12);
    }

    private String comment() {
        return "placed by drillbook, run " + mark;
    }

    /** Whether the schema is there and this run's own. */
    boolean there() throws ActionException, InterruptedException {
        return ask("SELECT count(*) FROM pg_namespace WHERE nspname = '" + schema()
                        + "' AND obj_description(oid, 'pg_namespace') = '" + comment() + "'")
                .equals("1");
    }

    /** Loads a plain dump of the schema in one transaction: it is committed when the dump has ended well, and only then. */
    void load(ByteSource dump) throws ActionException, InterruptedException {
        CommandOutput output = shell.push(
                psql(),
                stream -> {
                    stream.write("BEGIN;\n".getBytes(StandardCharsets.UTF_8));
                    dump.give(stream);
                    stream.write(("\nCOMMENT ON SCHEMA " + schema() + " IS '" + comment() + "';\nCOMMIT;\n")
                            .getBytes(StandardCharsets.UTF_8));
                },
                LONGEST);
        if (!output.succeeded()) {
            throw new ActionException(
                    "table-not-placed",
                    FailureKind.CHECK_FAILED,
                    "the primary refused the table: "
                            + output.standardError().strip().lines().findFirst().orElse("no message"),
                    "nothing was committed there");
        }
    }

    /** Removes the schema if it is this run's own. */
    boolean remove() throws ActionException, InterruptedException {
        if (!there()) {
            return false;
        }
        ask("DROP SCHEMA " + schema() + " CASCADE");
        return true;
    }

    private String ask(String sql) throws ActionException, InterruptedException {
        return shell.check(psql().reading(sql + ";\n"), Duration.ofMinutes(2))
                .standardOutput()
                .strip();
    }

    private Command psql() {
        return owner.as(programs.program(
                "psql",
                "-XAtq",
                "-v",
                "ON_ERROR_STOP=1",
                "-p",
                Integer.toString(node.peerPort()),
                "-d",
                ConnectionText.database(database),
                "-f",
                "-"));
    }
}

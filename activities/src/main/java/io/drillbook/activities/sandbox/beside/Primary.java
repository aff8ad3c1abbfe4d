package io.drillbook.activities.sandbox.beside;

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
 * The server that takes writes, reached as the owner of its files, because the logins of the inventory may not make
 * anything. What one run makes there carries its mark.
 *
 * @param mark of the run: its beginning in every name, whole in every comment
 */
record Primary(ShellAccess shell, DatabaseOwner owner, ServerPrograms programs, Node node, String mark) {
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration SHORT = Duration.ofMinutes(2);

    static Primary of(ShellAccess shell, NodeState primary, RunIdentity run)
            throws ActionException, InterruptedException {
        return new Primary(
                shell,
                DatabaseOwner.of(shell, primary.node().data()),
                ServerPrograms.find(shell, Integer.toString(primary.major())),
                primary.node(),
                LongCommands.mark(run.key(), "beside the original"));
    }

    /** Name of what the run makes; safe in SQL without quotes. */
    String name() {
        return "restored_" + mark.substring(0, 12);
    }

    /** What is said of it on the server. */
    String comment() {
        return "placed by drillbook, run " + mark;
    }

    /** The output of a statement, without a line's end. */
    String ask(String database, String sql) throws ActionException, InterruptedException {
        return shell.check(psql(database).reading(sql + ";\n"), SHORT)
                .standardOutput()
                .strip();
    }

    /** Loads a plain dump in one transaction: it is committed when the dump has ended well, and only then. */
    void load(String database, ByteSource dump, String last) throws ActionException, InterruptedException {
        CommandOutput output = shell.push(
                psql(database),
                stream -> {
                    stream.write("BEGIN;\n".getBytes(StandardCharsets.UTF_8));
                    dump.give(stream);
                    stream.write(("\n" + last + ";\nCOMMIT;\n").getBytes(StandardCharsets.UTF_8));
                },
                LONGEST);
        if (!output.succeeded()) {
            throw new ActionException(
                    "not-placed",
                    FailureKind.CHECK_FAILED,
                    "the primary refused it: "
                            + output.standardError().strip().lines().findFirst().orElse("no message"),
                    "nothing was committed there");
        }
    }

    private Command psql(String database) {
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

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
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.type.DataSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The server that takes writes, reached as the owner of its files, because the logins of the inventory may not make
 * anything. What one run makes there carries its mark.
 *
 * @param major version of the server
 * @param mark of the run: its beginning in every name, whole in every comment
 */
record Primary(ShellAccess shell, DatabaseOwner owner, ServerPrograms programs, Node node, int major, String mark) {
    private static final Duration LONGEST = Duration.ofHours(4);
    /** Making or dropping a database waits for a checkpoint. */
    private static final Duration SHORT = Duration.ofMinutes(30);

    private static final double ROOM_FOR_DATA_AND_LOG = 2.5;
    private static final double ROOM_FOR_LOG = 1.2;

    static Primary of(NodeState primary, ActionContext context) throws ActionException, InterruptedException {
        ShellAccess shell = context.connectors().shell(primary.node().host());
        return new Primary(
                shell,
                DatabaseOwner.of(shell, primary.node().data()),
                ServerPrograms.find(shell, Integer.toString(primary.major())),
                primary.node(),
                primary.major(),
                LongCommands.mark(context.effect().run().key(), "beside the original"));
    }

    /** Name of what the run makes; safe in SQL without quotes. */
    String name() {
        return "restored_" + mark.substring(0, 12);
    }

    /** What is said of it on the server. */
    String comment() {
        return "placed by drillbook, run " + mark;
    }

    /** The output of statements, without a line's end. */
    String ask(String database, String sql) throws ActionException, InterruptedException {
        return shell.check(psql(database).reading(sql + ";\n"), SHORT)
                .standardOutput()
                .strip();
    }

    /** Refuses what would fill the disks that the cluster works on: rows, their indexes, and the log of both. */
    void require(DataSize size) throws ActionException, InterruptedException {
        requireFree(node.data(), Math.round(size.bytes() * ROOM_FOR_DATA_AND_LOG));
        requireFree(node.data() + "/pg_wal", Math.round(size.bytes() * ROOM_FOR_LOG));
    }

    private void requireFree(String folder, long needed) throws ActionException, InterruptedException {
        String said = shell.check(owner.as(Command.of("df", "--block-size=1", "--output=avail", "--", folder)), SHORT)
                .standardOutput();
        long free = Long.parseLong(said.lines().skip(1).findFirst().orElse("0").strip());
        if (free < needed) {
            throw new ActionException(
                    "primary-too-small",
                    FailureKind.CHECK_FAILED,
                    folder + " of " + node.name() + " has " + new DataSize(free) + " free, and " + new DataSize(needed)
                            + " are wanted for what comes back and its log",
                    "make room there, or restore the copy elsewhere");
        }
    }

    /**
     * Loads a plain dump.
     *
     * @param first statements before it
     * @param last statements behind it, which are not sent when the dump did not end well
     * @param afterwards what a person finds there after a failure
     */
    void load(String database, String first, ByteSource dump, String last, String afterwards)
            throws ActionException, InterruptedException {
        CommandOutput output = shell.push(
                psql(database),
                stream -> {
                    stream.write(first.getBytes(StandardCharsets.UTF_8));
                    dump.give(stream);
                    stream.write(last.getBytes(StandardCharsets.UTF_8));
                },
                LONGEST);
        if (!output.succeeded()) {
            throw new ActionException(
                    "not-placed",
                    FailureKind.CHECK_FAILED,
                    "the primary refused it: "
                            + output.standardError().strip().lines().findFirst().orElse("no message"),
                    afterwards);
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

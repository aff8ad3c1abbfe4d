package io.drillbook.drills.lab.server;

import io.drillbook.drills.lab.engine.CommandResult;
import io.drillbook.drills.lab.engine.CommandRunner;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands on the lab's hosts, as the user postgres. */
public final class NodeShell {
    private static final Duration QUERY = Duration.ofSeconds(20);

    private final CommandRunner commands;
    private final LabName name;

    public NodeShell(CommandRunner commands, LabName name) {
        this.commands = commands;
        this.name = name;
    }

    /** Runs a command to its end, whatever its exit code. */
    public CommandResult run(LabHost host, Duration limit, List<String> command) throws LabException {
        return commands.run(name.container(host.text()), "postgres", limit, command);
    }

    /** Runs a command that must succeed; gives what it printed. */
    public String check(LabHost host, Duration limit, List<String> command) throws LabException {
        return commands.check(name.container(host.text()), "postgres", limit, command);
    }

    /** One value of a query through the node's own socket; empty when the server does not answer or has no row. */
    public Optional<String> query(LabHost host, String database, String sql) throws LabException {
        CommandResult result = run(host, QUERY, psql(database, "-F", " ", "-c", sql));
        return result.succeeded()
                ? Optional.of(result.standardOutput().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** A statement that must succeed. */
    public String statement(LabHost host, String database, String sql) throws LabException {
        return check(host, QUERY, psql(database, "-c", sql));
    }

    /** Statements, each in a transaction of its own, which must all succeed within the limit. */
    public void statements(LabHost host, String database, Duration limit, List<String> statements) throws LabException {
        check(
                host,
                limit,
                psql(
                        database,
                        statements.stream()
                                .flatMap(statement -> Stream.of("-c", statement))
                                .toArray(String[]::new)));
    }

    /** A file of statements on the host, with one variable; it must succeed within the limit. */
    public void script(LabHost host, String database, Duration limit, String file, String variable)
            throws LabException {
        check(host, limit, psql(database, "-v", variable, "-f", file));
    }

    private static List<String> psql(String database, String... more) {
        return Stream.concat(Stream.of("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database), Stream.of(more))
                .toList();
    }
}

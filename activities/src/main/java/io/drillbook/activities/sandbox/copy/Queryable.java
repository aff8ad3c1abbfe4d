package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.postgresql.manifest.Queries;
import io.drillbook.activities.postgresql.server.ConnectionText;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.runbooks.call.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Queries of a copy through its socket, on its own host: no port is opened and no password is needed. */
public final class Queryable implements Queries {
    private static final Duration SHORT = Duration.ofSeconds(20);
    private static final String FIELD = "\u001f";
    private static final String ROW = "\u001e";

    private final Place place;
    private final ServerPrograms programs;
    private final String user;

    /** @param user of the copy to be */
    public Queryable(Place place, ServerPrograms programs, String user) {
        this.place = place;
        this.programs = programs;
        this.user = user;
    }

    @Override
    public List<List<String>> rows(String database, String sql, Duration limit)
            throws ActionException, InterruptedException {
        CommandOutput output = run(database, String.join(";\n", SETTINGS) + ";\n" + sql + ";\n", limit);
        if (!output.succeeded()) {
            throw new ActionException(
                    "copy-query-failed",
                    output.exitCode() == 2 ? FailureKind.BUSY : FailureKind.UNKNOWN,
                    "a query of the copy's database " + database + " failed: " + complaint(output.standardError()),
                    "look at the copy's log while the sandbox lasts");
        }
        return parse(output.standardOutput());
    }

    /** The first value of a query, or empty when it cannot be asked now. */
    public Optional<String> attempt(String database, String sql) throws ActionException, InterruptedException {
        CommandOutput output = run(database, sql + ";\n", SHORT);
        return output.succeeded()
                ? parse(output.standardOutput()).stream().flatMap(List::stream).findFirst()
                : Optional.empty();
    }

    /** A client program of the server's version, with how to connect. */
    public Command client(String name, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                programs.folder() + "/" + name,
                "-h",
                place.socket(),
                "-p",
                Integer.toString(place.sandbox().peerPort()),
                "-U",
                user));
        all.addAll(Arrays.asList(arguments));
        return place.owner().as(new Command(all, Optional.empty()));
    }

    /** Runs a text of statements, up to the first that fails. */
    public CommandOutput run(String database, String text, Duration limit)
            throws ActionException, InterruptedException {
        Command psql = client(
                        "psql",
                        "-X",
                        "-q",
                        "-A",
                        "-t",
                        "-F",
                        FIELD,
                        "-R",
                        ROW,
                        "-v",
                        "ON_ERROR_STOP=1",
                        "-d",
                        ConnectionText.database(database),
                        "-f",
                        "-")
                .reading(text);
        return place.shell().run(psql, limit);
    }

    static List<List<String>> parse(String text) {
        String rows = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return rows.isEmpty()
                ? List.of()
                : Arrays.stream(rows.split(ROW, -1))
                        .map(row -> List.of(row.split(FIELD, -1)))
                        .toList();
    }

    private static String complaint(String text) {
        return text.lines()
                .filter(line -> line.contains("ERROR:") || line.contains("FATAL:"))
                .findFirst()
                .or(() -> text.strip().lines().findFirst())
                .orElse("no message");
    }
}

package io.drillbook.activities.sandbox.beside;

import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.postgresql.server.ConnectionText;
import io.drillbook.activities.sandbox.copy.Queryable;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plain dump of a part of the opened copy, as a stream from its host through the worker. */
record CopyDump(Place place, Queryable copy, ActionContext context) {
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int BUFFER = 64 * 1024;

    /**
     * @param what it is, for people who watch
     * @param options of pg_dump that choose the part
     */
    ByteSource of(String database, String what, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("--format=plain", "--dbname=" + ConnectionText.database(database)));
        arguments.addAll(List.of(options));
        return stream -> {
            CommandOutput dumped = place.shell()
                    .pull(
                            copy.client("pg_dump", arguments.toArray(String[]::new)),
                            source -> carry(source, stream, what),
                            LONGEST);
            if (!dumped.succeeded()) {
                throw new ActionException(
                        "dump-failed",
                        FailureKind.CHECK_FAILED,
                        "pg_dump of the copy ended with " + dumped.exitCode() + ": "
                                + dumped.standardError()
                                        .strip()
                                        .lines()
                                        .findFirst()
                                        .orElse("no message"),
                        "nothing was committed on the primary");
            }
        };
    }

    private void carry(InputStream source, OutputStream stream, String what) throws IOException, ActionException {
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
            stream.write(buffer, 0, read);
            done += read;
            context.progress("placing " + what, done, 0, "bytes");
            if (context.cancelRequested()) {
                throw new ActionException(
                        "cancelled",
                        FailureKind.CANCELLED,
                        "placing " + what + " was stopped",
                        "nothing was committed");
            }
        }
    }
}

package io.drillbook.activities.sandbox.place;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.InfoText;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.ToolComplaint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proves that the sandbox's credentials read the repository and cannot write to it. */
final class RepositoryProof {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private RepositoryProof() {}

    static void readOnly(PgBackRest tool, Place place, Checks checks) throws ActionException, InterruptedException {
        checks.restart();
        CommandOutput read = tool.shell().run(tool.command("info", "--output=json"), LIMIT);
        boolean usable = read.succeeded() && read.standardOutput().contains("\"code\":0");
        checks.add(
                "repository-readable",
                "isolation",
                "pgbackrest info with the sandbox's configuration",
                "status 0",
                usable ? "status 0" : "exit " + read.exitCode() + ": " + trouble(read),
                usable);
        String name = "drillbook-write-proof-" + place.mark();
        CommandOutput write = tool.shell().run(named(tool, "repo-put", name).reading("must be refused"), LIMIT);
        String said = write.standardError().toLowerCase(Locale.ROOT);
        String method = "pgbackrest repo-put with the sandbox's configuration";
        if (write.succeeded()) {
            tool.shell().run(named(tool, "repo-rm", name), LIMIT);
            checks.add("repository-read-only", "isolation", method, "refused", "the object was written", false);
        } else if (said.contains("403") || said.contains("denied") || said.contains("forbidden")) {
            checks.add("repository-read-only", "isolation", method, "refused", "refused", true);
        } else {
            checks.unknown(
                    "repository-read-only",
                    "isolation",
                    method,
                    "refused",
                    "exit " + write.exitCode() + ", and the store did not say that it refuses");
        }
    }

    /** The tool puts an error of one repository into its answer and ends well. */
    private static String trouble(CommandOutput read) {
        String inside = InfoText.trouble(read.standardOutput());
        return ToolComplaint.of(inside.isEmpty() ? read.standardError() : inside);
    }

    private static Command named(PgBackRest tool, String verb, String name) {
        List<String> arguments = new ArrayList<>(tool.command(verb).arguments());
        arguments.add(name);
        return new Command(arguments, Optional.empty());
    }
}

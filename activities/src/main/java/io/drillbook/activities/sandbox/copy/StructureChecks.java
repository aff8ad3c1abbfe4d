package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.manifest.ContentReader;
import io.drillbook.activities.postgresql.manifest.DatabaseContent;
import io.drillbook.activities.postgresql.manifest.Manifest;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.activities.step.ActionContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads every block of the opened copy with the field's own tools. */
final class StructureChecks {
    private static final Pattern PROGRESS = Pattern.compile("(\\d+)/(\\d+) pages");

    private final Queryable queries;
    private final LongCommands commands;
    private final ActionContext context;
    private final Checks checks;

    StructureChecks(Queryable queries, LongCommands commands, ActionContext context, Checks checks) {
        this.queries = queries;
        this.commands = commands;
        this.context = context;
        this.checks = checks;
    }

    /** Tables against their indexes. Only where texts sort as they did: else a sound index looks damaged. */
    void amcheck(Optional<Manifest> manifest) throws ActionException, InterruptedException {
        checks.restart();
        String method = "pg_amcheck --all --install-missing --heapallindexed --parent-check";
        String expected = "no damage reported";
        Optional<String> other = otherCollation(manifest);
        if (other.isPresent()) {
            checks.unknown("amcheck", "amcheck", method, expected, other.get());
            return;
        }
        HostJob job = commands.run(
                "pg_amcheck",
                queries.client(
                        "pg_amcheck", "--all", "--install-missing", "--heapallindexed", "--parent-check", "--progress"),
                output -> pages(output));
        // Progress lines end in a carriage return, a notice says that amcheck was there; what is left is a complaint.
        List<String> said = job.output()
                .lines()
                .flatMap(line -> line.replace('\r', '\n').lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty()
                        && !line.startsWith("NOTICE:")
                        && !PROGRESS.matcher(line).find())
                .toList();
        switch (job.exitCode().orElse(-1)) {
            case 0 ->
                checks.add(
                        "amcheck",
                        "amcheck",
                        method,
                        expected,
                        said.isEmpty() ? "nothing reported" : said.getFirst(),
                        said.isEmpty());
            case 2 -> checks.add("amcheck", "amcheck", method, expected, head(said), false);
            default ->
                checks.unknown(
                        "amcheck",
                        "amcheck",
                        method,
                        expected,
                        "exit " + job.exitCode().map(Object::toString).orElse("unknown") + ": " + head(said));
        }
    }

    /** Every row of every database, by a dump that goes nowhere. */
    void readEverything() throws ActionException, InterruptedException {
        checks.restart();
        String method = "pg_dumpall --file=/dev/null";
        HostJob job = commands.run(
                "pg_dumpall",
                queries.client("pg_dumpall", "--file=/dev/null", "--no-sync"),
                output -> context.progress("reading every row"));
        String said = job.output().strip();
        boolean good = job.exitCode().equals(Optional.of(0));
        if (good && !said.isEmpty()) {
            checks.finding(
                    "dump-warned",
                    "warning",
                    "pg_dumpall said: " + said.lines().findFirst().orElse(""),
                    "read it");
        }
        checks.add(
                "every-row-read",
                "smoke",
                method,
                "exit 0",
                good
                        ? "exit 0"
                        : "exit " + job.exitCode().map(Object::toString).orElse("unknown") + ": "
                                + said.lines().reduce("", (older, newer) -> newer),
                good);
    }

    private Optional<String> otherCollation(Optional<Manifest> manifest) throws ActionException, InterruptedException {
        if (manifest.isEmpty() || manifest.get().databases().isEmpty()) {
            return Optional.of("without a manifest nothing is known of the original's collation");
        }
        List<String> different = new ArrayList<>();
        ContentReader reader = new ContentReader(queries, 0, Duration.ofMinutes(2));
        for (DatabaseContent expected : manifest.get().databases()) {
            String here = reader.frame(expected.name(), manifest.get().serverVersion())
                    .collation();
            if (!here.equals(expected.collation())) {
                different.add(
                        expected.name() + " was written with " + expected.collation() + " and is read with " + here);
            }
        }
        return different.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", different));
    }

    private void pages(String output) {
        Matcher matcher = PROGRESS.matcher(output);
        long done = 0;
        long total = 0;
        while (matcher.find()) {
            done = Long.parseLong(matcher.group(1));
            total = Long.parseLong(matcher.group(2));
        }
        context.progress("checking tables against their indexes", done, total, "pages");
    }

    private static String head(List<String> said) {
        return said.isEmpty() ? "nothing said" : String.join("; ", said.subList(0, Math.min(3, said.size())));
    }
}

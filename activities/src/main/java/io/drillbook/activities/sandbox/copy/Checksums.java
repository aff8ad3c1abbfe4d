package io.drillbook.activities.sandbox.copy;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.server.LongCommands;
import io.drillbook.activities.postgresql.server.ServerPrograms;
import io.drillbook.activities.sandbox.place.Place;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code sandbox.checksums}: stops the copy cleanly and computes the checksum of every page. */
public final class Checksums implements Action<ChecksumsInput, ChecksumsOutput> {
    private static final Pattern PROGRESS = Pattern.compile("(\\d+)/(\\d+) MB");

    @Override
    public ChecksumsOutput run(ChecksumsInput input, ActionContext context)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        try (ShellAccess shell = context.connectors().shell(input.sandbox().host())) {
            Place place = Place.of(shell, input.sandbox(), context.effect().run());
            place.require();
            ServerPrograms programs = ServerPrograms.find(shell, input.point().majorVersion());
            new CopyServer(place, programs).stop();
            Checks checks = new Checks();
            long pages = LongCommands.within(
                    shell,
                    context,
                    commands -> judge(
                            commands.run(
                                    "pg_checksums",
                                    place.owner()
                                            .as(programs.program(
                                                    "pg_checksums", "--check", "--progress", "-D", place.data())),
                                    output -> report(output, context)),
                            checks));
            return new ChecksumsOutput(
                    pages,
                    Duration.ofNanos(System.nanoTime() - began),
                    checks.verdict(),
                    checks.results(),
                    checks.findings());
        }
    }

    private static void report(String output, ActionContext context) {
        Matcher matcher = PROGRESS.matcher(output);
        long done = 0;
        long total = 0;
        while (matcher.find()) {
            done = Long.parseLong(matcher.group(1));
            total = Long.parseLong(matcher.group(2));
        }
        context.progress("checking pages", done, total, "MB");
    }

    /** @return pages scanned */
    static long judge(HostJob job, Checks checks) {
        String output = job.output();
        long scanned = number(output, "Blocks scanned:\\s+(\\d+)").orElse(0L);
        Optional<Long> bad = number(output, "Bad checksums:\\s+(\\d+)");
        String method = "pg_checksums --check on the stopped copy";
        if (output.contains("checksums are not enabled")) {
            checks.unknown("pages", "checksum", method, "no wrong checksum", "checksums are off");
            checks.finding(
                    "no-page-checksums",
                    "serious",
                    "the restored cluster has no page checksums",
                    "a damaged page comes back unseen: stop the original and run pg_checksums --enable");
        } else if (bad.isEmpty() || scanned == 0) {
            checks.unknown(
                    "pages",
                    "checksum",
                    method,
                    "no wrong checksum",
                    "it said nothing of pages (exit "
                            + job.exitCode().map(Object::toString).orElse("unknown") + "): "
                            + output.strip().lines().reduce("", (older, newer) -> newer));
        } else {
            checks.add(
                    "pages",
                    "checksum",
                    method,
                    "no wrong checksum",
                    bad.get() + " wrong of " + scanned + " pages",
                    bad.get() == 0 && job.exitCode().equals(Optional.of(0)));
        }
        return scanned;
    }

    private static Optional<Long> number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
    }

    @Override
    public List<String> preview(ChecksumsInput input) {
        return List.of("pg_ctl stop -m fast", "pg_checksums --check --progress");
    }
}

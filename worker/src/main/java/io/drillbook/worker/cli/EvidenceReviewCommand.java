package io.drillbook.worker.cli;

import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.activities.evidence.EvidenceWriter;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.evidence.PeriodReview;
import io.drillbook.runbooks.evidence.PeriodReview.OpenFinding;
import io.drillbook.runbooks.evidence.PeriodReview.Waiver;
import io.drillbook.runbooks.evidence.SignedReview;
import io.drillbook.runbooks.json.Digests;
import io.drillbook.runbooks.json.Json;
import io.drillbook.worker.calendar.PersonalKey;
import io.drillbook.worker.evidence.LedgerSource;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.quarter.QuarterReport;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs a quarter off. */
@Command(
        name = "review",
        description = {
            "Sign a quarter's report with your SSH key and chain that into the ledger: accepted or rejected, what is",
            "still to be done and by whom, and due times you let go. The newest review says which findings are open."
        },
        mixinStandardHelpOptions = true)
final class EvidenceReviewCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "REPORT", description = "the JSON that `drillbook evidence report` made")
    private Path report = Path.of("");

    @Option(names = "--reviewer", paramLabel = "NAME", required = true, description = "your name")
    private String reviewer = "";

    @ArgGroup(multiplicity = "1")
    private Choice choice = new Choice();

    @Option(names = "--comment", paramLabel = "TEXT", description = "in your words")
    private String comment = "";

    @Option(
            names = "--finding",
            paramLabel = "RUN;WHAT;OWNER;DATE",
            description = "something that is to be done by a date (2027-02-01); repeatable")
    private List<String> findings = List.of();

    @Option(names = "--waive", paramLabel = "DUE;WHY", description = "let a due time go, by its run's name; repeatable")
    private List<String> waivers = List.of();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "your SSH key (Ed25519), or its public half when ssh-agent holds it; default ~/.ssh/id_ed25519")
    private Optional<Path> key = Optional.empty();

    private static final class Choice {
        @Option(names = "--accept", description = "the report is accepted")
        private boolean accept;

        @Option(names = "--reject", description = "the report is rejected")
        private boolean reject;
    }

    @Override
    public Integer call() throws IOException {
        byte[] content = read();
        QuarterReport quarter = quarter(content);
        PeriodReview review = new PeriodReview(
                PeriodReview.SCHEMA,
                quarter.quarter(),
                quarter.head(),
                Digests.sha256(content),
                reviewer,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                choice.accept && !choice.reject ? "accepted" : "rejected",
                comment,
                findings.stream().map(EvidenceReviewCommand::finding).toList(),
                waivers.stream().map(text -> waiver(text, quarter)).toList());
        SignedReview signed =
                new SignedReview(review, PersonalKey.sign(key, SignedReview.NAMESPACE, SignedReview.toSign(review)));
        EvidencePlaces places = LedgerSource.places(Settings.read(System.getenv()));
        try {
            long entry = new EvidenceWriter(places.local(), places.ledger()).review(signed);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("entry", entry);
            document.put("review", review);
            document.put("signed_by", signed.signature().fingerprint());
            output.document(document);
            output.line(review.period() + " " + review.verdict() + " by " + reviewer + " (entry " + entry
                    + "), signed by " + signed.signature().fingerprint());
            return ExitCode.PASSED;
        } catch (ActionException failed) {
            throw EvidenceExportCommand.broken(failed);
        }
    }

    private byte[] read() throws IOException {
        if (!Files.isRegularFile(report)) {
            throw CommandException.badInput(
                    "no-report", "there is no report " + report, "make one with `drillbook evidence report 2026-Q4`");
        }
        return Files.readAllBytes(report);
    }

    private QuarterReport quarter(byte[] content) {
        try {
            return Json.mapper().readValue(content, QuarterReport.class);
        } catch (IOException unreadable) {
            throw CommandException.badInput(
                    "no-report", report + " is no quarter's report", "name the .json that `evidence report` made");
        }
    }

    private static OpenFinding finding(String text) {
        List<String> parts = parts(text, 4, "--finding", "RUN;WHAT;OWNER;2027-02-01");
        try {
            return new OpenFinding(
                    parts.get(0),
                    parts.get(1),
                    parts.get(2),
                    LocalDate.parse(parts.get(3)).toString());
        } catch (DateTimeException noDate) {
            throw CommandException.badInput("not-a-date", parts.get(3) + " is no date", "write it as 2027-02-01");
        }
    }

    private Waiver waiver(String text, QuarterReport quarter) {
        List<String> parts = parts(text, 2, "--waive", "DUE;WHY");
        if (quarter.notRun().stream().noneMatch(each -> each.due().equals(parts.getFirst()))) {
            throw CommandException.badInput(
                    "nothing-to-waive",
                    "the report has no due time " + parts.getFirst() + " of which nothing came",
                    "copy it from the report's not_run");
        }
        return new Waiver(parts.getFirst(), reviewer, parts.getLast());
    }

    private static List<String> parts(String text, int count, String option, String form) {
        List<String> parts =
                Arrays.stream(text.split(";", count)).map(String::strip).toList();
        if (parts.size() != count || parts.stream().anyMatch(String::isEmpty)) {
            throw CommandException.badInput(
                    "bad-argument", option + " " + text + " has not the form " + form, "write " + form);
        }
        return parts;
    }
}

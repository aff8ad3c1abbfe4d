package io.drillbook.worker.form;

import io.drillbook.activities.evidence.ChainEnd;
import io.drillbook.activities.evidence.EvidenceHome;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.calendar.AppliedCalendar;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.evidence.RecordSchema;
import io.drillbook.runbooks.evidence.Selection;
import io.drillbook.runbooks.json.Json;
import io.drillbook.worker.evidence.Bundle;
import io.drillbook.worker.evidence.BundleContent;
import io.drillbook.worker.evidence.BundleFile;
import io.drillbook.worker.evidence.Population;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Everything that is made for a bundle: forms for reading, and how to verify. */
public final class BundleForms implements Bundle.Forms {
    /** How to verify a bundle with common tools; it lies in every bundle. */
    public static final String DOCUMENT = "VERIFY.md";

    /** The report for people. */
    public static final String REPORT = "report.html";

    /** The same page for printing and for where only PDF is taken. */
    public static final String PDF = "report.pdf";

    /** The population as a table. */
    public static final String POPULATION = "population.csv";

    /** What was due and what came of it, as a table. */
    public static final String DUE = "due.csv";

    /** The same for programs of assessors. */
    public static final String OSCAL = "assessment-results.oscal.json";

    /** So many of the newest runs are shown in full; the population names all of them. */
    private static final int SHOWN = 100;

    private final EvidenceHome home;
    private final Selection selection;

    /** @param home where records are read from */
    public BundleForms(EvidenceHome home, Selection selection) {
        this.home = home;
        this.selection = selection;
    }

    @Override
    public List<BundleFile> of(BundleContent content) throws IOException {
        List<ChainEntry> population = Population.of(content.entries());
        ChainEnd end = content.end();
        ReportHead head =
                new ReportHead(end.ledger(), end.mark().toString(), content.at().toString(), selection.words());
        List<BundleFile> files = new ArrayList<>();
        files.add(new BundleFile(DOCUMENT, resource(DOCUMENT)));
        files.add(BundleFile.of(RecordSchema.FILE, RecordSchema.text()));
        files.add(BundleFile.of(POPULATION, Csv.of(population)));
        List<DueLine> due = content.dues().stream()
                .filter(line -> selected(line, selection))
                .toList();
        files.add(BundleFile.of(DUE, Csv.due(due)));
        files.add(BundleFile.of(OSCAL, Oscal.of(head, population, content.reviews(), ControlTable.shipped())));
        String page = HtmlReport.of(head, population, due, records(population));
        files.add(BundleFile.of(REPORT, page));
        files.add(new BundleFile(PDF, PdfReport.of(page)));
        return files;
    }

    private static boolean selected(DueLine line, Selection selection) {
        AppliedCalendar.AppliedEntry entry = line.due().entry();
        return selection.target().map(entry.target()::equals).orElse(true)
                && selection
                        .control()
                        .map(claim -> claim.kinds().contains(entry.kind()))
                        .orElse(true)
                && selection
                        .runbook()
                        .map(name ->
                                entry.runbook().equals(name) || entry.runbook().endsWith("." + name))
                        .orElse(true)
                && selection
                        .from()
                        .map(from -> !line.due().at().isBefore(Instant.parse(from)))
                        .orElse(true)
                && selection
                        .to()
                        .map(to -> line.due().at().isBefore(Instant.parse(to)))
                        .orElse(true);
    }

    private List<RunRecord> records(List<ChainEntry> population) throws IOException {
        List<ChainEntry> recorded = population.stream()
                .filter(entry -> entry.kind() == ChainEntry.Kind.RECORD)
                .toList();
        List<RunRecord> records = new ArrayList<>();
        for (ChainEntry entry : recorded.subList(Math.max(0, recorded.size() - SHOWN), recorded.size())) {
            String path = LedgerPaths.RECORDS
                    + LedgerPaths.name(entry.run().orElseThrow().identity()) + ".json";
            try {
                records.add(Json.mapper().readValue(home.read(path).orElseThrow(), RunRecord.class));
            } catch (ActionException unreadable) {
                throw new IOException(unreadable.failure().message(), unreadable);
            }
        }
        return records;
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(BundleForms.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        }
    }
}

package io.drillbook.worker.form;

import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.evidence.ChainEntry;
import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.RunLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as one page that needs nothing else and runs nothing: its policy forbids scripts, and all that comes from
 * records is escaped. It is well-formed XML as well.
 */
public final class HtmlReport {
    private static final String STYLE = """
        body{font:15px/1.45 system-ui,sans-serif;color:#1c2530;max-width:64rem;margin:2rem auto;padding:0 1rem}
        h1{font-size:1.6rem}h2{font-size:1.25rem;border-bottom:1px solid #cfd6de;margin-top:2.2rem}h3{font-size:1.05rem}
        table{border-collapse:collapse;width:100%;font-size:.87rem;margin:.6rem 0}
        th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid #e3e8ee;vertical-align:top;overflow-wrap:anywhere}th{white-space:nowrap}
        .passed{color:#10702f}.failed{color:#b3261e}.unknown{color:#8a5a00}.quiet{color:#5b6774;font-size:.87rem}
        pre{font-size:.78rem;white-space:pre-wrap;overflow-wrap:anywhere;word-wrap:break-word;background:#f4f6f8;padding:.5rem}
        section.run{break-inside:avoid-page}
        svg text{font:11px system-ui,sans-serif;fill:#45505c}.axis{stroke:#9aa5b1}.trend{stroke:#4d7ab3;stroke-width:1.5}
        .objective{stroke:#8a5a00;stroke-width:2;stroke-dasharray:4 3}.met{fill:#2f8a4d}.missed{fill:#c23b31}.phase{fill:#4d7ab3}
        """;

    private HtmlReport() {}

    /**
     * The page.
     *
     * @param population one entry a run
     * @param due what was due in the selection
     * @param records of the runs that have one, in the same order
     */
    public static String of(ReportHead head, List<ChainEntry> population, List<DueLine> due, List<RunRecord> records) {
        Markup page = begin("Evidence: " + head.selection());
        page.element("h1", "What ran, and what was measured");
        page.element(
                "p",
                "quiet",
                head.selection() + ". Made " + head.at() + " of ledger " + head.ledger() + " as it stood at entry "
                        + head.mark() + ".");
        page.element(
                "p",
                "quiet",
                "This page is for reading and proves nothing by itself: the signed records do. VERIFY.md beside it says"
                        + " how to check them.");
        page.element("h2", "Population");
        page.table(List.of("Entry", "Started", "Outcome", "Runbook", "Target", "Started by"), rows(population));
        DueTable.draw(page, due);
        Trends.draw(page, records);
        page.element("h2", "Runs");
        ControlTable controls = ControlTable.shipped();
        for (RunRecord record : records.reversed()) {
            RunSection.draw(page, record, controls);
        }
        if (records.isEmpty()) {
            page.element("p", "no run of the selection left a record");
        }
        return page.raw("</body></html>\n").toString();
    }

    private static List<List<String>> rows(List<ChainEntry> population) {
        List<List<String>> rows = new ArrayList<>();
        for (ChainEntry entry : population) {
            RunLine run = entry.run().orElseThrow();
            rows.add(List.of(
                    String.valueOf(entry.sequence()),
                    run.startedAt(),
                    run.outcome().orElse("open"),
                    run.title() + " (" + run.runbook() + ")",
                    run.target(),
                    run.starter() + " (" + run.trigger() + ")"));
        }
        return rows;
    }

    /** The beginning of every page, up to its body. */
    static Markup begin(String title) {
        return new Markup()
                .raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head>"
                        + "<meta charset=\"utf-8\"/>"
                        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        + "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>"
                        + "<meta name=\"viewport\" content=\"width=device-width\"/><title>")
                .text(title)
                .raw("</title><style>" + STYLE + "</style></head><body>");
    }
}

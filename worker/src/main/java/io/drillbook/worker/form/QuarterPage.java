package io.drillbook.worker.form;

import io.drillbook.runbooks.type.DurationText;
import io.drillbook.worker.quarter.QuarterReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A quarter's report as a page that needs nothing else and runs nothing. */
public final class QuarterPage {
    private QuarterPage() {}

    /** The same page, printed. */
    public static byte[] pdf(QuarterReport report) throws IOException {
        return PdfReport.of(html(report));
    }

    /** The page. */
    public static String html(QuarterReport report) {
        Markup page = HtmlReport.begin("Quarter " + report.quarter());
        page.element("h1", "Quarter " + report.quarter());
        page.element("p", "quiet", "Ledger " + report.ledger() + " as it stood at entry " + report.head() + ".");
        page.element("h2", "What was due, and what came of it");
        page.element("p", counts(report.due(), "nothing was due by any calendar"));
        table(
                page,
                List.of("Due", "State", "Owner", "Run"),
                rows(
                        report.notRun(),
                        each -> List.of(each.at(), each.state().replace('_', ' '), each.owner(), each.due())));
        if (!report.waived().isEmpty()) {
            page.element("h3", "Waived");
            table(
                    page,
                    List.of("Due", "By", "Why", "Signed by"),
                    rows(
                            report.waived(),
                            each -> List.of(
                                    each.waiver().due(),
                                    each.waiver().by(),
                                    each.waiver().why(),
                                    each.signedBy())));
        }
        page.element("h2", "How runs ended");
        page.element("p", counts(report.outcomes(), "no run began"));
        figures(page, report);
        page.element("h2", "Open findings");
        if (report.open().isEmpty()) {
            page.element("p", "none in the newest review");
        }
        table(
                page,
                List.of("What", "Owner", "Due", "Run"),
                rows(report.open(), each -> List.of(each.what(), each.owner(), each.due(), each.run())));
        if (!report.notRetested().isEmpty()) {
            page.element("h3", "Not passed, and not made good by a later run");
            table(
                    page,
                    List.of("Run", "Outcome", "Started", "Failure"),
                    rows(
                            report.notRetested(),
                            each -> List.of(
                                    each.run(),
                                    each.outcome(),
                                    each.startedAt(),
                                    each.failure().orElse(""))));
        }
        page.element("h2", "Sign-off");
        if (report.reviews().isEmpty()) {
            page.element("p", "nobody has signed this quarter off yet");
        }
        table(
                page,
                List.of("Reviewer", "At", "Verdict", "Comment", "Key"),
                rows(
                        report.reviews(),
                        each -> List.of(each.reviewer(), each.at(), each.verdict(), each.comment(), each.signedBy())));
        return page.raw("</body></html>\n").toString();
    }

    private static void figures(Markup page, QuarterReport report) {
        page.element("h2", "Measured against the objective");
        table(
                page,
                List.of("Runbook", "Target", "Figure", "Met", "Median", "Worst", "Median before", "Trend"),
                rows(
                        report.figures(),
                        each -> List.of(
                                each.runbook(),
                                each.target(),
                                each.name(),
                                each.met() + " of " + each.runs(),
                                DurationText.write(each.median()),
                                DurationText.write(each.worst()),
                                each.medianBefore().map(DurationText::write).orElse("not measured"),
                                each.worse()
                                        ? "WORSE"
                                        : each.medianBefore().isPresent() ? "as before or better" : "")));
    }

    private static <T> List<List<String>> rows(List<T> of, java.util.function.Function<T, List<String>> row) {
        return of.stream().map(row).toList();
    }

    private static void table(Markup page, List<String> header, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            page.table(header, rows);
        }
    }

    private static String counts(SortedMap<String, Long> counts, String none) {
        return counts.isEmpty()
                ? none
                : counts.entrySet().stream()
                        .map((Map.Entry<String, Long> each) ->
                                each.getValue() + " " + each.getKey().replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }
}

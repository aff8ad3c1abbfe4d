package io.drillbook.worker.form;

import io.drillbook.runbooks.call.ActLog;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.type.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tools of a run printed, and what was masked in what it left. */
final class RunTraces {
    private static final int END = 600;

    private RunTraces() {}

    static void draw(Markup page, RunRecord record) {
        logs(page, record);
        masked(page, record);
    }

    private static void logs(Markup page, RunRecord record) {
        List<List<String>> rows = new ArrayList<>();
        for (StepRecord step : record.steps()) {
            step.trace().ifPresent(trace -> trace.logs().forEach(log -> rows.add(row(step, log))));
        }
        if (!rows.isEmpty()) {
            page.element("h4", "What tools printed");
            page.table(List.of("Step", "Command", "Its end", "Size", "SHA-256, and the whole"), rows);
        }
    }

    private static List<String> row(StepRecord step, ActLog log) {
        String end = log.tail().isEmpty() ? log.head() : log.tail();
        return List.of(
                step.title(),
                log.command() + " on " + log.host(),
                end.length() > END ? "… " + end.substring(end.length() - END) : end,
                new DataSize(log.bytes()) + (log.cut() ? " kept of more" : ""),
                log.sha256()
                        + log.file()
                                .map(file -> ", " + file)
                                .orElse(log.tail().isEmpty() ? ", all in the record" : ", the whole was not stored"));
    }

    /** Who started the run, and who voted or answered; the record says nothing else of persons by itself. */
    private static String persons(RunRecord record) {
        Set<String> names = new TreeSet<>();
        names.add(record.starter());
        record.consents().ifPresent(consents -> consents.votes().forEach(vote -> names.add(vote.voter())));
        names.remove("");
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** Said of every run, also when nothing had to be masked. */
    private static void masked(Markup page, RunRecord record) {
        SortedMap<String, Long> places = new TreeMap<>();
        record.steps()
                .forEach(step -> step.trace()
                        .ifPresent(trace ->
                                trace.masked().forEach((name, count) -> places.merge(name, count, Long::sum))));
        page.element("h4", "Redaction");
        page.element(
                "p",
                "Values of secrets that an act resolved, in each form they commonly take, are masked in its output,"
                        + " commands, logs and failures before they leave the worker. "
                        + (places.isEmpty() ? "None stood in them." : "They stood in these places:"));
        if (!places.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            places.forEach((name, count) -> rows.add(List.of(name, String.valueOf(count))));
            page.table(List.of("Secret (its name in the inventory)", "Places masked"), rows);
        }
        page.element("p", "Names of persons in this record: " + persons(record) + ".");
    }
}

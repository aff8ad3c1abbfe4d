package io.drillbook.worker.form;

import io.drillbook.runbooks.call.ActLog;
import io.drillbook.runbooks.call.ActTrace;
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
    private static final int COMMAND = 300;

    private RunTraces() {}

    static void draw(Markup page, RunRecord record) {
        logs(page, record);
        masked(page, record);
    }

    private static void logs(Markup page, RunRecord record) {
        boolean begun = false;
        for (StepRecord step : record.steps()) {
            for (ActLog log : step.trace().map(ActTrace::logs).orElse(List.of())) {
                if (!begun) {
                    page.element("h4", "What tools printed");
                    begun = true;
                }
                log(page, step, log);
            }
        }
    }

    private static void log(Markup page, StepRecord step, ActLog log) {
        String whole = log.file()
                .map(file -> "; the whole is " + file)
                .orElse(log.tail().isEmpty() ? "; all of it is in the record" : "; the whole was not stored");
        page.element(
                "p",
                step.title() + ", on " + log.host() + ": " + new DataSize(log.bytes())
                        + (log.cut() ? " kept of more" : "") + whole);
        page.element("p", "quiet", "SHA-256 " + log.sha256());
        page.element("pre", shortened(log.command()) + "\n\n" + end(log));
    }

    private static String end(ActLog log) {
        String end = log.tail().isEmpty() ? log.head() : log.tail();
        return end.length() > END ? "… " + end.substring(end.length() - END) : end;
    }

    private static String shortened(String command) {
        return command.length() > COMMAND ? command.substring(0, COMMAND) + " …" : command;
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
                "Values of secrets that an act resolved, in each form they commonly take, are masked in all that leaves"
                        + " the worker. "
                        + (places.isEmpty()
                                ? "None stood in outputs, commands and logs."
                                : "In outputs, commands and logs they stood in these places:"));
        if (!places.isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            places.forEach((name, count) -> rows.add(List.of(name, String.valueOf(count))));
            page.table(List.of("Secret (its name in the inventory)", "Places masked"), rows);
        }
        page.element("p", "Names of persons in this record: " + persons(record) + ".");
    }
}

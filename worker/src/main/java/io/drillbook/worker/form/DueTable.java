package io.drillbook.worker.form;

import io.drillbook.runbooks.evidence.DueLine;
import io.drillbook.runbooks.evidence.RunLine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was due by calendar, and what came of it. */
final class DueTable {
    private DueTable() {}

    static void draw(Markup page, List<DueLine> due) {
        if (due.isEmpty()) {
            return;
        }
        page.element("h2", "What was due");
        page.element("p", summary(due));
        page.table(
                List.of("Due", "State", "Outcome", "Calendar", "Runbook", "Target", "Owner"),
                due.stream().map(DueTable::row).toList());
    }

    /** How many came to what, in words. */
    static String summary(List<DueLine> due) {
        Map<DueLine.State, Long> counts =
                due.stream().collect(Collectors.groupingBy(DueLine::state, TreeMap::new, Collectors.counting()));
        return due.size() + " due: "
                + counts.entrySet().stream()
                        .map(each ->
                                each.getValue() + " " + each.getKey().word().replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private static List<String> row(DueLine line) {
        return List.of(
                line.due().at().toString(),
                line.state().word().replace('_', ' '),
                line.run().flatMap(RunLine::outcome).orElse(""),
                line.due().calendar().name() + " " + line.due().calendar().revision() + ", "
                        + line.due().entry().entry().id(),
                line.due().entry().runbook(),
                line.due().entry().target(),
                line.due().entry().entry().owner());
    }
}

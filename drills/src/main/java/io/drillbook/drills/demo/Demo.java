package io.drillbook.drills.demo;

import io.drillbook.runbooks.call.Measurement;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.assembly.PlanMaker;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookStarter;
import io.drillbook.worker.assembly.TaskQueue;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.cli.Output;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.EndedRun;
import io.drillbook.worker.report.RunFollower;
import io.drillbook.worker.report.RunSummary;
import io.drillbook.worker.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs the two runbooks on the lab and prints what was measured. */
public final class Demo {
    private final Settings settings;
    private final Output output;
    private final List<EndedRun> ended = new ArrayList<>();

    public Demo(Settings settings, Output output) {
        this.settings = settings;
        this.output = output;
    }

    /**
     * Runs the demo.
     *
     * @return the exit code: passed only when every run passed
     */
    public int run() throws InterruptedException {
        Inventory inventory = InventoryFile.read(settings.inventory());
        try (TemporalConnection temporal = TemporalConnection.open(settings)) {
            if (TaskQueue.workers(temporal.client(), settings) == 0) {
                throw CommandException.serviceMissing(
                        "no-worker",
                        "no worker polls the task queue " + settings.taskQueue(),
                        "start one: drillbook up");
            }
            one(temporal, inventory, "daily-backup", inputs("cluster", "orders"));
            if (ended.getLast().outcome() == Outcome.PASSED) {
                one(temporal, inventory, "monthly-restore-test", inputs("cluster", "orders", "sandbox", "restore-1"));
            }
        }
        DemoBundle bundle = DemoBundle.make(settings);
        output.document(document(bundle));
        summary(bundle).forEach(output::line);
        if (bundle.verification().verdict() != Verdict.PASSED) {
            return ExitCode.FAILED;
        }
        return ended.stream()
                .map(EndedRun::outcome)
                .filter(outcome -> outcome != Outcome.PASSED)
                .findFirst()
                .map(ExitCode::of)
                .orElse(ExitCode.PASSED);
    }

    private void one(TemporalConnection temporal, Inventory inventory, String runbook, SortedMap<String, String> inputs)
            throws InterruptedException {
        Plan plan = PlanMaker.make(new RunbookLibrary(settings.library()), runbook, inventory, inputs);
        RunIdentity run = new RunbookStarter(temporal.client(), settings).start(plan, "demo", "demo", Optional.empty());
        output.progress("");
        output.progress(plan.definition().title());
        output.progress("  " + run.workflowId());
        output.progress("  " + settings.link(run.workflowId(), run.firstRunId()));
        ended.add(new RunFollower(temporal.client(), settings, output::progress)
                .follow(run.workflowId(), Optional.of(run.firstRunId())));
        RunSummary.lines(ended.getLast()).forEach(output::progress);
    }

    private List<String> summary(DemoBundle bundle) {
        List<List<String>> rows = new ArrayList<>();
        for (EndedRun run : ended) {
            rows.add(List.of(run.standing().runbook(), run.outcome().word(), run.link()));
            run.record().ifPresent(record -> {
                for (Measurement measurement : record.measurements()) {
                    rows.add(List.of("", "", RunSummary.measured(measurement)));
                }
            });
        }
        List<String> lines = new ArrayList<>(List.of("", "What was done and measured:"));
        Output.table(rows).forEach(line -> lines.add("  " + line));
        lines.add("");
        lines.addAll(bundle.lines());
        lines.add("");
        lines.add("Look around: drillbook runs · drillbook status · drillbook lab status · " + settings.webAddress());
        lines.add("Take everything back: drillbook down --purge");
        return lines;
    }

    private Map<String, Object> document(DemoBundle bundle) {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (EndedRun run : ended) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("run", run.standing().workflowId());
            entry.put("outcome", run.outcome());
            entry.put("link", run.link());
            run.record().ifPresent(record -> entry.put("record", record));
            runs.add(entry);
        }
        return Map.of("runs", runs, "evidence", bundle.document());
    }

    private static SortedMap<String, String> inputs(String... pairs) {
        SortedMap<String, String> inputs = new TreeMap<>();
        for (int place = 0; place < pairs.length; place += 2) {
            inputs.put(pairs[place], pairs[place + 1]);
        }
        return inputs;
    }
}

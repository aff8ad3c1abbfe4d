package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.Measurement;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.inventory.Group;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.plan.Binder;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.problem.ProblemsException;
import io.drillbook.runbooks.source.RunbookTexts;
import io.drillbook.runbooks.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans for tests, compiled from the text of their steps. */
public final class Texts {
    public static final ActionCatalog CATALOG = ActionCatalog.of(List.of(
                    ActionSignatures.of("test.begin", "Begins", Risk.R1, "Finds it", true, Begin.class, Begun.class),
                    ActionSignatures.of("test.watch", "Looks", Risk.R0, "Reads", false, Watch.class, Live.class),
                    ActionSignatures.of("test.end", "Ends", Risk.R1, "Reads it again", true, End.class, Figures.class),
                    ActionSignatures.of(
                            "test.stop", "Stops", Risk.R1, "Finds it gone", false, Stop.class, Nothing.class),
                    ActionSignatures.of("test.look", "Looks", Risk.R0, "Reads", false, Of.class, Seen.class),
                    ActionSignatures.of("test.list", "Lists", Risk.R0, "Reads", false, Of.class, Listed.class),
                    ActionSignatures.of("test.act", "Changes", Risk.R1, "Finds it", false, Of.class, Made.class),
                    ActionSignatures.of(
                            "test.drop", "Loses data", Risk.R3, "Finds it gone", false, Of.class, Nothing.class),
                    ActionSignatures.of(
                            "test.undo", "Takes back", Risk.R1, "Finds it gone", false, Of.class, Nothing.class)))
            .with(List.of(new Measurement(
                    "test.outage", "How long", "host", "test.begin", "test.watch", "test.end", "test.stop")));

    /** People who are asked: ann, ben, cleo and dan lead, zoe does not. */
    static final Inventory INVENTORY = new Inventory(
                    new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), hosts(), new TreeMap<>(), new TreeMap<>())
            .with(
                    new TreeMap<>(),
                    new TreeMap<>(Map.of(
                            "leads", new Group("leads", List.of("ann", "ben", "cleo", "dan")),
                            "ops", new Group("ops", List.of("zoe")))));

    private static final String HEAD = """
        runbook: drill
        language: 1
        title: A drill
        kind: drill
        engine: test
        owner: database-team
        inputs:
          limit: { type: whole, default: 3 }
          host: { type: host, default: db1 }
        guard: { max_duration: 30d }
        """;

    private Texts() {}

    record Of(@About("What") Optional<String> of) {}

    record Node(String name, long number) {}

    record Seen(Optional<Duration> lag) {}

    record Listed(List<Node> nodes) {}

    record Made(Optional<String> name) {}

    record Begin(Host host, Duration every) {}

    record Begun(String mark) {}

    record Watch(String mark) {}

    record Live(Optional<Long> writable) {}

    record End(Host host, String mark, boolean cutShort, Optional<String> decided) {}

    record Figures(Optional<Duration> outage, Optional<Long> lost, List<CheckResult> checks) {}

    record Stop(String begunBy) {}

    record Nothing() {}

    private static SortedMap<String, Host> hosts() {
        return new TreeMap<>(Map.of(
                "db1",
                new Host("db1", "db1.invalid", 22, "db1.invalid", "nobody", new SecretReference("key"), "none")));
    }

    /** A plan of these steps, and of what else stands at the top level after them. */
    public static Plan plan(String steps) {
        return calling(steps);
    }

    /**
     * The same, which calls other runbooks.
     *
     * @param runbooks made by {@link #runbook}
     */
    public static Plan calling(String steps, String... runbooks) {
        String text = HEAD + "steps:\n" + steps.indent(2).replaceAll("(?m)^ {2}(?=(finally|outputs):)", "");
        return Binder.bind(definition(text, runbooks), INVENTORY, new TreeMap<>());
    }

    /**
     * A whole runbook, not bound to any inventory.
     *
     * @param runbooks made by {@link #runbook}, which it calls
     */
    static Definition definition(String text, String... runbooks) {
        RunbookCompiler.Compiled compiled =
                RunbookCompiler.compile(new SourceText("drill.yaml", text), CATALOG, texts(runbooks));
        return compiled.definition().orElseThrow(() -> new ProblemsException(compiled.problems()));
    }

    /**
     * A runbook to call.
     *
     * @param rest everything behind its owner
     */
    public static String runbook(String name, String rest) {
        return """
            runbook: %s
            language: 1
            title: Called %s
            kind: maintenance
            engine: test
            owner: database-team
            %s""".formatted(name, name, rest);
    }

    private static RunbookTexts texts(String... runbooks) {
        SortedMap<String, SourceText> texts = new TreeMap<>();
        for (String text : runbooks) {
            String name = text.lines().findFirst().orElseThrow().substring("runbook: ".length());
            texts.put(name, new SourceText(name + ".yaml", text));
        }
        return new RunbookTexts() {
            @Override
            public List<SourceText> find(String engine, String name) {
                return Optional.ofNullable(texts.get(name)).stream().toList();
            }

            @Override
            public SortedSet<String> names(String engine) {
                return new TreeSet<>(texts.keySet());
            }
        };
    }
}

package io.drillbook.drills.bench.language;

import io.drillbook.runbooks.RunbookCompiler;
import io.drillbook.runbooks.action.About;
import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignatures;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Binder;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.source.SourceText;
import io.drillbook.workflows.interpreter.Advance;
import io.drillbook.workflows.interpreter.Interpreter;
import io.drillbook.workflows.interpreter.RunCommand;
import io.drillbook.workflows.interpreter.RunEvent;
import io.drillbook.workflows.interpreter.StepTree;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.RunState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One run of a loop through the pure core: every act ends at once, nothing is written out. */
final class LoopRun {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TEXT = """
            runbook: loop
            language: 1
            title: A loop
            kind: maintenance
            engine: bench
            owner: database-team
            guard: { max_duration: 30d }
            steps:
              - id: seen
                action: bench.list
              - id: all
                each: ${ steps.seen.nodes }
                as: node
                steps:
                  - { id: looked, action: bench.look, with: { of: "${ node.name }" } }
            """;

    private final Interpreter interpreter = new Interpreter(new Evaluator());
    private final Plan plan;
    private final StepTree tree;
    private final SortedMap<String, Object> nodes;

    record Of(@About("What") Optional<String> of) {}

    record Node(String name) {}

    record Listed(List<Node> nodes) {}

    record Nothing() {}

    LoopRun(int steps) {
        ActionCatalog catalog = ActionCatalog.of(List.of(
                ActionSignatures.of("bench.list", "Lists", Risk.R0, "Reads", false, Of.class, Listed.class),
                ActionSignatures.of("bench.look", "Looks", Risk.R0, "Reads", false, Of.class, Nothing.class)));
        plan = Binder.bind(
                RunbookCompiler.compile(new SourceText("loop.yaml", TEXT), catalog)
                        .definition()
                        .orElseThrow(),
                Inventory.EMPTY,
                new TreeMap<>());
        tree = new StepTree(plan.definition());
        List<Object> items = new ArrayList<>();
        for (int item = 0; item < steps; item++) {
            items.add(new TreeMap<>(Map.of("name", "n" + item)));
        }
        nodes = new TreeMap<>(Map.of("nodes", items));
    }

    /** From the first event to the last. */
    void toEnd() {
        RunState state = RunState.initial();
        Deque<RunEvent> events = new ArrayDeque<>();
        events.add(new RunEvent.Started(START, beginning()));
        boolean ended = false;
        while (!events.isEmpty()) {
            Advance advance = interpreter.advance(plan, tree, state, events.remove());
            state = advance.state();
            for (RunCommand command : advance.commands()) {
                if (command instanceof RunCommand.RunAction action) {
                    events.add(new RunEvent.ActionSucceeded(START, action.callId(), result(action)));
                } else if (command instanceof RunCommand.RunSystem system) {
                    events.add(new RunEvent.SystemSucceeded(START, system.callId(), stored(system)));
                }
                ended |= command instanceof RunCommand.Finish;
            }
        }
        if (!ended) {
            throw new IllegalStateException("the loop did not end: " + state.phase());
        }
    }

    private ActionResult result(RunCommand.RunAction action) {
        return new ActionResult(
                action.call().action().equals("bench.list") ? nodes : new TreeMap<>(), false, List.of(), 1, "", "");
    }

    private static Optional<RecordStored> stored(RunCommand.RunSystem system) {
        return system.activity().equals(SystemAction.RECORD)
                ? Optional.of(new RecordStored("evidence", "here", "digest"))
                : Optional.empty();
    }

    private Beginning beginning() {
        return new Beginning(
                new RunIdentity("loop", "first"),
                "first",
                RunFacts.of(plan, START),
                "bench",
                "somebody",
                Integer.toString(Interpreter.VERSION),
                START,
                false,
                Optional.empty());
    }
}

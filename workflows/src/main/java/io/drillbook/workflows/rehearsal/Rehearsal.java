package io.drillbook.workflows.rehearsal;

import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.cases.TestCase;
import io.drillbook.runbooks.cases.TestCase.Cancel;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.workflows.interpreter.Advance;
import io.drillbook.workflows.interpreter.Interpreter;
import io.drillbook.workflows.interpreter.RunEvent;
import io.drillbook.workflows.interpreter.RunRecords;
import io.drillbook.workflows.interpreter.state.Beginning;
import io.drillbook.workflows.interpreter.state.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays one case to its end: the interpreter decides, the case says what the world does, nothing else happens. */
public final class Rehearsal {
    /** When a test begins that does not say so itself. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Acts of the run itself are no steps. */
    private static final String SYSTEM = "system/";

    /** More than any run within the limits of a plan needs; a run that goes on for ever ends here. */
    private static final int MOST_EVENTS = 100_000;

    private final Interpreter interpreter;
    private final TestCase testCase;
    private final Instant start;
    private final World world;
    private final Stage stage;
    private final Set<String> ended = new LinkedHashSet<>();
    private final EndOrder order;
    private RunState state = RunState.initial();
    private boolean cancelled;

    private Rehearsal(Interpreter interpreter, TestCase testCase) {
        this.interpreter = interpreter;
        this.testCase = testCase;
        this.start = testCase.begins().orElse(START);
        this.world = new World(start);
        this.stage = new Stage(testCase, world);
        this.order = new EndOrder(testCase.plan().definition());
    }

    /** Plays a case. */
    public static Played of(Interpreter interpreter, TestCase testCase) {
        return new Rehearsal(interpreter, testCase).played();
    }

    private Played played() {
        Optional<String> stuck = Optional.empty();
        apply(new RunEvent.Started(start, beginning(testCase.plan())));
        int events = 0;
        while (stage.finish().isEmpty() && stuck.isEmpty()) {
            Optional<RunEvent> next = world.next();
            if (next.isEmpty()) {
                stuck = Optional.of("the run waits for something that the case does not say");
            } else if (events++ == MOST_EVENTS) {
                stuck = Optional.of("the run goes on after " + MOST_EVENTS + " events");
            } else {
                apply(next.get());
            }
        }
        if (stuck.isEmpty() && testCase.cancel().isPresent() && !cancelled) {
            stuck = Optional.of("nobody cancelled: the step at which it was to happen was never reached");
        }
        return new Played(
                testCase,
                List.copyOf(ended),
                Branches.taken(PlanSteps.all(testCase.plan().definition()).toList(), state),
                RunRecords.of(testCase.plan(), state),
                stuck,
                Duration.between(start, world.now()));
    }

    private void apply(RunEvent event) {
        Advance advance = interpreter.advance(testCase.plan(), state, event);
        Set<String> before = state.steps().keySet();
        state = advance.state();
        advance.commands().forEach(stage::carryOut);
        note();
        Optional<Cancel> cancel = testCase.cancel().filter(asked -> !cancelled);
        if (cancel.isPresent()
                && state.steps().containsKey(cancel.get().at())
                && !before.contains(cancel.get().at())) {
            cancelled = true;
            apply(new RunEvent.CancelRequested(
                    world.now(), cancel.get().by(), cancel.get().reason()));
        }
    }

    /** Notes what has ended; of several at one time in the order of the plan, what a step holds before the step. */
    private void note() {
        state.steps().entrySet().stream()
                .filter(entry -> entry.getValue().status().finished())
                .map(Map.Entry::getKey)
                .filter(path -> !path.startsWith(SYSTEM) && !ended.contains(path))
                .sorted(order)
                .forEach(ended::add);
    }

    private Beginning beginning(Plan plan) {
        RunFacts facts = RunFacts.of(plan, start);
        return new Beginning(
                new RunIdentity("test", "test"),
                "test",
                facts,
                "test",
                "somebody",
                Integer.toString(Interpreter.VERSION),
                start,
                false,
                Optional.empty());
    }
}

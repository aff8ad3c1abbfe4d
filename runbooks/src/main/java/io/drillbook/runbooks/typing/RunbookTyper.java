package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.call.RunNames;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.plan.Blackout;
import io.drillbook.runbooks.plan.BlastRadius;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Window;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.type.TypeWords;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.StepTyper.Walk;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Types a whole runbook: inputs, guard, steps, {@code finally}, outputs, in this order. */
public final class RunbookTyper {
    private final TemplateTyper templates;
    private final OutputTyper outputs;
    private final ActTyper acts;
    private final StepTyper steps;
    private final CallTyper calls;
    private final ProblemList problems;

    private RunbookTyper(
            Runbook runbook,
            ActionCatalog catalog,
            Callees callees,
            Function<ActionSignature, String> digests,
            ProblemList problems) {
        ExpressionTyper expressions = new ExpressionTyper(new StepPlaces(runbook), problems);
        this.problems = problems;
        this.templates = new TemplateTyper(expressions, problems);
        ValueTyper values = new ValueTyper(templates, problems);
        this.outputs = new OutputTyper(templates, problems);
        this.acts = new ActTyper(catalog, values, digests);
        this.calls = new CallTyper(runbook, callees, values, problems);
        this.steps = new StepTyper(
                expressions,
                templates,
                values,
                acts,
                outputs,
                calls,
                runbook.header().engine(),
                problems);
    }

    /**
     * The typed parts of a runbook; trustworthy only when no error was reported.
     *
     * @param output shape of the outputs
     * @param signatures digest of every action used, by its name; those of called runbooks too
     */
    public record TypedRunbook(
            Objectives objectives,
            List<Definition.Input> inputs,
            Optional<Guard> guard,
            List<PlanStep> steps,
            List<PlanStep> finallySteps,
            SortedMap<String, PlanValue> outputs,
            RecordOf output,
            SortedMap<String, String> signatures) {}

    /** Types a runbook; what does not fit is reported. */
    public static TypedRunbook type(Runbook runbook, ActionCatalog catalog, Callees callees, ProblemList problems) {
        return new RunbookTyper(runbook, catalog, callees, ActionSignature::digest, problems).type(runbook);
    }

    /** The same for the problems alone, without the digests that only a plan needs. */
    public static TypedRunbook check(Runbook runbook, ActionCatalog catalog, Callees callees, ProblemList problems) {
        return new RunbookTyper(runbook, catalog, callees, signature -> "", problems).type(runbook);
    }

    private TypedRunbook type(Runbook runbook) {
        Objectives objectives =
                new Objectives(runbook.objectives().rto(), runbook.objectives().rpo());
        InputTyper inputs = new InputTyper(problems);
        List<Definition.Input> typed = inputs.type(runbook.inputs());
        Names names = new Names(
                RunNames.inputs(typed),
                RunNames.objectives(objectives),
                RunNames.RUN,
                new TreeMap<>(),
                unsure(runbook, inputs));
        // A lock is taken before the run has facts of its own.
        Names before = new Names(
                names.inputs(), names.objectives(), new RecordOf("nothing", List.of()), names.steps(), names.unsure());
        Optional<Guard> guard = runbook.guard().flatMap(written -> guard(written, before));
        Walk main = steps.walk(runbook.steps(), names);
        Names atEnd = main.names().atEnd(RunNames.RUN_AT_END);
        Walk last = steps.walk(runbook.finallySteps(), atEnd);
        OutputTyper.Outputs given = outputs.type(runbook.outputs(), last.names().atEnd(RunNames.RUN));
        return new TypedRunbook(
                objectives,
                typed,
                guard,
                main.steps(),
                last.steps(),
                given.values(),
                new RecordOf("outputs", given.fields()),
                calls.withTheirs(acts.signatures()));
    }

    private static SortedSet<String> unsure(Runbook runbook, InputTyper inputs) {
        SortedSet<String> unsure = new TreeSet<>(inputs.unsure());
        if (runbook.inputsRefused()) {
            unsure.add(Names.ANY_INPUT);
        }
        return unsure;
    }

    private Optional<Guard> guard(Runbook.Guard written, Names names) {
        Optional<Guard.Lock> lock = written.lock()
                .flatMap(each -> target(each.target(), names)
                        .map(value -> new Guard.Lock(
                                value, LockMode.valueOf(each.mode().toUpperCase(Locale.ROOT)), each.waitLimit())));
        return written.maxDuration()
                .map(limit -> new Guard(
                        lock,
                        limit,
                        written.coolDown(),
                        written.window()
                                .map(window ->
                                        new Window(window.days(), window.from(), window.to(), window.timeZone())),
                        written.blackout().isEmpty()
                                ? Optional.empty()
                                : Optional.of(written.blackout().stream()
                                        .map(each -> new Blackout(each.from(), each.to(), each.why()))
                                        .toList()),
                        written.blastRadius()
                                .map(radius ->
                                        new BlastRadius(radius.mostTargets(), radius.environments(), radius.never()))));
    }

    private Optional<PlanValue> target(Scalar scalar, Names names) {
        Optional<TemplateTyper.TypedValue> typed = templates.any("target", scalar, names);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        boolean named = typed.get().type() instanceof RecordOf record
                && record.field("name")
                        .filter(field -> field.type() instanceof ValueType.Text)
                        .isPresent();
        if (!named || typed.get().absent()) {
            problems.error(
                    "bad-lock-target",
                    scalar.position(),
                    "a lock's target is an entry of the inventory that is always there, not "
                            + TypeWords.a(typed.get().type()) + (typed.get().absent() ? " that may be absent" : ""),
                    "write the input itself, as in ${ inputs.cluster }");
            return Optional.empty();
        }
        return Optional.of(typed.get().value());
    }
}

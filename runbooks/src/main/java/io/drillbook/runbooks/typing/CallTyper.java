package io.drillbook.runbooks.typing;

import io.drillbook.runbooks.model.Located;
import io.drillbook.runbooks.model.Runbook;
import io.drillbook.runbooks.model.Step;
import io.drillbook.runbooks.model.Steps;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanSteps;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.problem.NearestName;
import io.drillbook.runbooks.problem.ProblemList;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.runbooks.typing.Callees.Answer;
import io.drillbook.runbooks.typing.StepTyper.Walk;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Types calls: the called runbook's inputs are what a call takes, its outputs what a call gives. */
final class CallTyper {
    private final Callees callees;
    private final ValueTyper values;
    private final ProblemList problems;
    private final Optional<LockMode> held;
    private final Set<String> consented;
    private final Set<String> atEnd;
    private final Set<String> unmeasured;
    private final SortedMap<String, String> signatures = new TreeMap<>();

    /** @param runbook that calls others */
    CallTyper(Runbook runbook, Callees callees, ValueTyper values, ProblemList problems) {
        this.callees = callees;
        this.values = values;
        this.problems = problems;
        this.held = runbook.guard()
                .flatMap(Runbook.Guard::lock)
                .map(lock -> LockMode.valueOf(lock.mode().toUpperCase(Locale.ROOT)));
        this.consented = Steps.all(runbook)
                .filter(Step.Consent.class::isInstance)
                .flatMap(consent -> Steps.all(Steps.within(consent)))
                .map(step -> step.head().path())
                .collect(Collectors.toUnmodifiableSet());
        this.unmeasured = Steps.all(runbook)
                .filter(step -> step instanceof Step.Each || step instanceof Step.Measure)
                .flatMap(scope -> Steps.all(Steps.within(scope)))
                .map(step -> step.head().path())
                .collect(Collectors.toUnmodifiableSet());
        this.atEnd = Steps.all(runbook.finallySteps())
                .map(step -> step.head().path())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The digests of a runbook's own actions, and those of all that it calls. */
    SortedMap<String, String> withTheirs(SortedMap<String, String> own) {
        SortedMap<String, String> all = new TreeMap<>(own);
        all.putAll(signatures);
        return all;
    }

    Walk call(Step.Call step, Optional<String> when, Names names) {
        String path = step.head().path();
        Answer answer = callees.compile(step.runbook().text(), path, consented.contains(path));
        if (!(answer instanceof Answer.Found found)) {
            refuse(answer, step.runbook().position());
            return new Walk(
                    List.of(), StepTyper.unsure(step.head().id().stream().toList(), names));
        }
        Definition callee = found.definition();
        signatures.putAll(callee.signatures());
        locks(callee, step.runbook().position());
        fitsFinally(step, callee);
        fitsScope(step, callee);
        PlanStep.Common common = StepTyper.common(step, step.title().orElse(callee.title()), when);
        Duration limit = step.timeout()
                .map(Located::value)
                .filter(own -> own.compareTo(callee.guard().maxDuration()) < 0)
                .orElse(callee.guard().maxDuration());
        PlanStep typed = new PlanStep.Call(common, callee, with(step, callee, names), limit);
        Names after = step.head()
                .id()
                .map(id -> names.withStep(id.value(), callee.output(), false))
                .orElse(names);
        return new Walk(List.of(typed), after);
    }

    private SortedMap<String, PlanValue> with(Step.Call step, Definition callee, Names names) {
        RecordOf wanted = new RecordOf(
                "inputs",
                callee.inputs().stream()
                        .map(input -> new Field(
                                input.name(), input.type(), input.optional() || hasDefault(input), input.about()))
                        .toList());
        Position position = step.with().values().isEmpty()
                ? step.runbook().position()
                : step.with().position();
        SortedMap<String, PlanValue> with = new TreeMap<>(
                values.fields("the runbook " + callee.runbook(), step.with().values(), wanted, position, names));
        for (Definition.Input input : callee.inputs()) {
            if (hasDefault(input)) {
                with.computeIfAbsent(
                        input.name(),
                        name -> new PlanValue.Literal(input.fallback().orElseThrow(), input.type()));
            }
        }
        return with;
    }

    /** A default that names an entry of the inventory is for those who start a run: a call says what it means. */
    private static boolean hasDefault(Definition.Input input) {
        return input.fallback().isPresent() && !(input.type() instanceof RecordOf);
    }

    /** What the callee locks is held already, in a mode that keeps away what the callee's own would. */
    private void locks(Definition callee, Position position) {
        Optional<LockMode> wanted = callee.guard().lock().map(Guard.Lock::mode);
        if (wanted.isEmpty()) {
            return;
        }
        if (held.isEmpty()) {
            problems.error(
                    "call-without-lock",
                    position,
                    callee.runbook() + " locks its target (" + wanted.get().word()
                            + "), and this runbook has no lock that it could use",
                    "give the guard a lock of mode " + wanted.get().word());
        } else if (!held.get().covers(wanted.get())) {
            problems.error(
                    "call-with-weaker-lock",
                    position,
                    callee.runbook() + " locks its target with mode "
                            + wanted.get().word() + ", and this runbook's lock is of mode "
                            + held.get().word(),
                    "lock with mode " + wanted.get().word() + ", or with topology");
        }
    }

    private void fitsScope(Step.Call step, Definition callee) {
        if (unmeasured.contains(step.head().path())
                && PlanSteps.all(callee).anyMatch(PlanStep.Measure.class::isInstance)) {
            problems.error(
                    "measure-out-of-place",
                    step.runbook().position(),
                    callee.runbook() + " measures, and nothing is measured for each item of a list, nor inside another"
                            + " measurement",
                    "call it outside of the loop or the measurement");
        }
    }

    private void fitsFinally(Step.Call step, Definition callee) {
        if (!atEnd.contains(step.head().path())) {
            return;
        }
        List<PlanStep> inside = PlanSteps.all(callee).toList();
        Position position = step.runbook().position();
        if (inside.stream().anyMatch(each -> each instanceof PlanStep.Consent || each instanceof PlanStep.Ask)) {
            problems.error(
                    "question-in-finally",
                    position,
                    callee.runbook() + " asks people, and nothing in finally waits for them",
                    "call it before, among the steps");
        }
        if (inside.stream().anyMatch(CallTyper::holds)) {
            problems.error(
                    "hold-in-finally",
                    position,
                    callee.runbook() + " has a step that waits for a person when it fails, and nothing in finally does",
                    "call it before, among the steps");
        }
        if (inside.stream()
                .anyMatch(each ->
                        each instanceof PlanStep.Action action && (action.undo().isPresent() || action.noReturn()))) {
            problems.error(
                    "undo-in-finally",
                    position,
                    callee.runbook() + " has an undo or no_return, which mean nothing in finally: all undos have run",
                    "call it before, among the steps");
        }
    }

    private static boolean holds(PlanStep step) {
        return switch (step) {
            case PlanStep.Action action -> action.hold().isPresent();
            case PlanStep.Wait wait -> wait.hold().isPresent();
            default -> false;
        };
    }

    private void refuse(Answer answer, Position position) {
        switch (answer) {
            case Answer.Found found -> {}
            case Answer.Unknown unknown ->
                problems.error(
                        "unknown-runbook",
                        position,
                        "there is no runbook " + unknown.runbook() + " to call",
                        NearestName.hint(unknown.runbook(), unknown.known()));
            case Answer.Other other ->
                problems.error(
                        "unknown-runbook",
                        position,
                        "there is no runbook " + other.runbook() + " to call: " + other.file() + " calls itself "
                                + other.called(),
                        "name the file after the runbook, or call " + other.called());
            case Answer.Circle circle ->
                problems.error(
                        "call-in-a-circle",
                        position,
                        "this runbook would call itself: " + String.join(" -> ", circle.chain()),
                        "repeat steps with each, or look again with wait until");
            case Answer.TooMuch much ->
                much.limit()
                        .ifPresent(limit -> problems.error(
                                "calls-too-much",
                                position,
                                "with this call the plan would hold " + limit,
                                "make several runbooks of it, and start one after the other"));
            case Answer.Broken broken -> {
                if (!broken.nested()) {
                    problems.error(
                            "broken-callee",
                            position,
                            broken.runbook() + " cannot be called: it does not compile",
                            "its problems are told beside this one");
                }
                problems.addAll(broken.problems());
            }
        }
    }
}

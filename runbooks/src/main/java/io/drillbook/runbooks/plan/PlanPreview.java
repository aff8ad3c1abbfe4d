package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.expression.Evaluator;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a plan would do, step by step, as far as it is known before the run. */
public final class PlanPreview {
    private PreviewValues values;
    private final SortedMap<String, SortedMap<String, Object>> outputs;
    private final List<Step> steps = new ArrayList<>();

    private PlanPreview(PreviewValues values) {
        this.values = values;
        this.outputs = Collections.emptySortedMap();
    }

    private PlanPreview(Plan plan, SortedMap<String, SortedMap<String, Object>> outputs, Evaluator evaluator) {
        this.outputs = outputs;
        values = new PreviewValues(KnownNames.of(plan), KnownNames.steps(plan.definition(), outputs), evaluator);
    }

    /**
     * A step as a person is shown it.
     *
     * @param depth how many blocks and branches it stands in
     * @param kind action, assert, wait, consent, ask, choose, branch, block, recover, parallel, each, call, finally,
     *     measure, begin, look or end
     * @param condition under which it happens, or what is asserted: an expression
     * @param holds whether the condition holds, as far as that is known; of a branch, whether it is the one taken
     * @param act what it runs
     * @param undo what takes that back
     * @param noUndo why nothing does
     * @param noReturn whether no earlier undo runs once it has begun
     * @param inFinally whether it runs at the run's end
     */
    public record Step(
            String path,
            int depth,
            String kind,
            String title,
            Optional<String> condition,
            Optional<Boolean> holds,
            Optional<Act> act,
            Optional<Act> undo,
            Optional<String> noUndo,
            boolean noReturn,
            boolean inFinally) {}

    /**
     * An action with its inputs.
     *
     * @param with each input as text, or {@code (known after step x)}
     * @param input all inputs in JSON form, when every one is known: what the action's own preview takes
     */
    public record Act(
            String action,
            Risk risk,
            Duration timeout,
            SortedMap<String, String> with,
            Optional<SortedMap<String, Object>> input) {
        public Act {
            with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
        }
    }

    /** All steps in order, those of {@code finally} last, with nothing looked at. */
    public static List<Step> of(Plan plan) {
        return of(plan, Collections.emptySortedMap(), new Evaluator());
    }

    /**
     * All steps in order, those of {@code finally} last.
     *
     * @param outputs what steps gave that were looked at, by path, in JSON form
     */
    public static List<Step> of(Plan plan, SortedMap<String, SortedMap<String, Object>> outputs, Evaluator evaluator) {
        PlanPreview preview = new PlanPreview(plan, outputs, evaluator);
        preview.all(plan.definition().steps(), 0, false);
        preview.all(plan.definition().finallySteps(), 0, true);
        return List.copyOf(preview.steps);
    }

    /**
     * Some steps in order, as they would be done next in a run.
     *
     * @param names what expressions may name there, in run-time form, without the steps
     * @param done what steps gave, by id, in run-time form
     */
    public static List<Step> of(
            List<PlanStep> next, SortedMap<String, Object> names, SortedMap<String, Object> done, Evaluator evaluator) {
        PlanPreview preview = new PlanPreview(new PreviewValues(names, done, evaluator));
        preview.all(next, 0, false);
        return List.copyOf(preview.steps);
    }

    private void all(List<PlanStep> planned, int depth, boolean inFinally) {
        planned.forEach(step -> one(step, depth, inFinally));
    }

    private void one(PlanStep step, int depth, boolean inFinally) {
        switch (step) {
            case PlanStep.Action action -> act(action, "action", action.common().title(), depth, inFinally);
            case PlanStep.Measure measure -> measure(measure, depth, inFinally);
            case PlanStep.Assert check -> {
                String title = values.show(check.message()).text();
                add(check.common(), depth, "assert", title, Optional.of(check.that()), inFinally);
            }
            case PlanStep.Wait wait -> wait(wait, depth, inFinally);
            case PlanStep.Consent consent -> {
                String title = values.show(consent.question()).text() + asked(consent);
                add(consent.common(), depth, "consent", title, consent.common().when(), inFinally);
                all(consent.steps(), depth + 1, inFinally);
            }
            case PlanStep.Ask ask -> {
                String title = values.show(ask.question()).text() + " (an answer of " + String.join(", ", ask.groups())
                        + " within " + DurationText.write(ask.within()) + ")";
                add(ask.common(), depth, "ask", title, ask.common().when(), inFinally);
            }
            case PlanStep.Choose choose -> {
                add(
                        choose.common(),
                        depth,
                        "choose",
                        choose.common().title(),
                        choose.common().when(),
                        inFinally);
                branches(choose, depth + 1, inFinally);
            }
            case PlanStep.Block block -> {
                String title = block.common().title() + limit(block.timeout());
                add(block.common(), depth, "block", title, block.common().when(), inFinally);
                all(block.steps(), depth + 1, inFinally);
                block.recover().ifPresent(recovery -> handlers(block, recovery, depth + 1, inFinally));
            }
            case PlanStep.Parallel parallel -> {
                String title = parallel.common().title() + limit(parallel.timeout());
                add(
                        parallel.common(),
                        depth,
                        "parallel",
                        title,
                        parallel.common().when(),
                        inFinally);
                int number = 0;
                for (PlanStep.ParallelBranch branch : parallel.branches()) {
                    String path = parallel.common().path() + "/branch-" + number++;
                    add(common(path, branch.title(), Optional.empty()), depth + 1, "branch", inFinally);
                    all(branch.steps(), depth + 1, inFinally);
                }
            }
            case PlanStep.Each each -> {
                add(each.common(), depth, "each", title(each), each.common().when(), inFinally);
                PreviewValues outside = values;
                values = outside.within(each.as(), "known for each " + each.as());
                all(each.steps(), depth + 1, inFinally);
                values = outside;
            }
            case PlanStep.Call call -> call(call, depth, inFinally);
        }
    }

    /** The called runbook's steps; its {@code finally} belongs to the call, however deep in the run that stands. */
    private void call(PlanStep.Call call, int depth, boolean inFinally) {
        Definition callee = call.callee();
        String title =
                call.common().title() + " (" + callee.runbook() + ", at most " + DurationText.write(call.limit()) + ")";
        add(call.common(), depth, "call", title, call.common().when(), inFinally);
        PreviewValues outside = values;
        values = outside.inside(call, KnownNames.steps(callee, outputs));
        all(callee.steps(), depth + 1, inFinally);
        if (!callee.finallySteps().isEmpty()) {
            String path = call.common().path() + "/finally";
            add(common(path, "however its steps end", Optional.empty()), depth + 1, "finally", inFinally);
            all(callee.finallySteps(), depth + 2, inFinally);
        }
        values = outside;
    }

    private void act(PlanStep.Action action, String kind, String title, int depth, boolean inFinally) {
        steps.add(new Step(
                action.common().path(),
                depth,
                kind,
                title,
                action.common().when(),
                action.common().when().flatMap(values::holds),
                Optional.of(act(action.action(), action.risk(), action.timeout(), action.with())),
                action.undo().map(undo -> act(undo.action(), undo.risk(), undo.timeout(), undo.with())),
                action.noUndo(),
                action.noReturn(),
                inFinally));
    }

    private void measure(PlanStep.Measure measure, int depth, boolean inFinally) {
        String title = measure.common().title() + " (every " + DurationText.write(measure.every()) + ")"
                + limit(measure.timeout());
        add(measure.common(), depth, "measure", title, measure.common().when(), inFinally);
        PreviewValues outside = values;
        values =
                outside.within("begun", "known when it has begun").within("cut_short", "known when the steps are over");
        act(measure.begin(), "begin", "wait until all is steady", depth + 1, inFinally);
        measure.watch().ifPresent(watch -> {
            String looks = "every " + DurationText.write(watch.every()) + ", ends the steps when " + watch.abortWhen();
            act(watch.look(), "look", looks, depth + 1, inFinally);
        });
        all(measure.steps(), depth + 1, inFinally);
        act(measure.end(), "end", "wait until all is stable", depth + 1, inFinally);
        values = outside;
    }

    private void wait(PlanStep.Wait wait, int depth, boolean inFinally) {
        String longest = values.show(wait.duration()).text();
        if (wait.poll().isEmpty()) {
            String title = wait.common().title() + " (" + longest + ")";
            add(wait.common(), depth, "wait", title, wait.common().when(), inFinally);
            return;
        }
        PlanStep.Poll poll = wait.poll().get();
        String title = wait.common().title() + " (at most " + longest + ", looks every "
                + DurationText.write(poll.every()) + ")";
        steps.add(new Step(
                wait.common().path(),
                depth,
                "wait",
                title,
                wait.common().when(),
                wait.common().when().flatMap(values::holds),
                Optional.of(act(poll.action(), poll.risk(), poll.every(), poll.with())),
                Optional.empty(),
                Optional.empty(),
                false,
                inFinally));
    }

    private static String asked(PlanStep.Consent consent) {
        return " (" + consent.votes() + (consent.votes() == 1 ? " vote of " : " votes of ")
                + String.join(", ", consent.groups()) + " within " + DurationText.write(consent.within()) + ")";
    }

    private String title(PlanStep.Each each) {
        PreviewValues.Shown items = values.show(each.items());
        return each.common().title() + " of " + items.text()
                + (each.atOnce() > 1 ? ", " + each.atOnce() + " at once" : "")
                + (each.tolerate() > 0 ? ", " + each.tolerate() + " may fail" : "") + limit(each.timeout());
    }

    private void handlers(PlanStep.Block block, PlanStep.Recovery recovery, int depth, boolean inFinally) {
        PreviewValues outside = values;
        values = outside.within("error", "known when a step has failed");
        int number = 0;
        for (PlanStep.Handler handler : recovery.handlers()) {
            String title = handler.on().isEmpty() ? "any failure" : String.join(", ", handler.on());
            String path = block.common().path() + "/recover-" + number++;
            add(common(path, title, Optional.empty()), depth, "recover", inFinally);
            all(handler.steps(), depth, inFinally);
        }
        values = outside;
    }

    private static String limit(Optional<Duration> timeout) {
        return timeout.map(time -> " (at most " + DurationText.write(time) + ")")
                .orElse("");
    }

    private static PlanStep.Common common(String path, String title, Optional<String> when) {
        return new PlanStep.Common(path, Optional.empty(), title, when);
    }

    private void add(PlanStep.Common common, int depth, String kind, boolean inFinally) {
        add(common, depth, kind, common.title(), common.when(), inFinally);
    }

    private void branches(PlanStep.Choose choose, int depth, boolean inFinally) {
        int number = 0;
        Optional<Boolean> open = Optional.of(true);
        for (PlanStep.Branch branch : choose.branches()) {
            String name = branch.when().isPresent() ? "branch-" + number++ : "otherwise";
            PlanStep.Common common = common(choose.common().path() + "/" + name, name, branch.when());
            Optional<Boolean> own =
                    branch.when().isPresent() ? values.holds(branch.when().get()) : Optional.of(true);
            Optional<Boolean> taken = both(open, own);
            add(common, depth, "branch", name, branch.when(), taken, inFinally);
            open = both(open, own.map(holds -> !holds));
            all(branch.steps(), depth + 1, inFinally);
            if (taken.orElse(false)) {
                values.learn(choose, branch.outputs());
            }
        }
    }

    private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
        if (one.equals(Optional.of(false)) || other.equals(Optional.of(false))) {
            return Optional.of(false);
        }
        return one.isPresent() && other.isPresent() ? Optional.of(true) : Optional.empty();
    }

    private void add(
            PlanStep.Common common,
            int depth,
            String kind,
            String title,
            Optional<String> condition,
            boolean inFinally) {
        add(common, depth, kind, title, condition, condition.flatMap(values::holds), inFinally);
    }

    private void add(
            PlanStep.Common common,
            int depth,
            String kind,
            String title,
            Optional<String> condition,
            Optional<Boolean> holds,
            boolean inFinally) {
        steps.add(new Step(
                common.path(),
                depth,
                kind,
                title,
                condition,
                holds,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                inFinally));
    }

    private Act act(String action, Risk risk, Duration timeout, SortedMap<String, PlanValue> with) {
        SortedMap<String, String> shown = new TreeMap<>();
        SortedMap<String, Object> input = new TreeMap<>();
        boolean known = true;
        for (String name : with.keySet()) {
            PreviewValues.Shown value = values.show(with.get(name));
            shown.put(name, value.text());
            known &= value.known();
            value.json().ifPresent(json -> input.put(name, json));
        }
        return new Act(action, risk, timeout, shown, known ? Optional.of(input) : Optional.empty());
    }
}

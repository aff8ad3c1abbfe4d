package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Plans of every shape, from a seed. */
final class RandomPlans {
    private final Random random;
    private int number;
    private boolean sideBySide;
    private boolean forgiving;

    RandomPlans(Random random) {
        this.random = random;
    }

    Plan plan() {
        Optional<Guard.Lock> lock =
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(Plans.lock(Duration.ofMinutes(10)));
        return Plans.plan(lock, steps(1 + random.nextInt(6), 0), finallySteps(), new TreeMap<>());
    }

    private List<PlanStep> finallySteps() {
        List<PlanStep> steps = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            steps.add(Plans.last("f" + number++));
        }
        return steps;
    }

    private List<PlanStep> steps(int count, int depth) {
        List<PlanStep> steps = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            steps.add(step(depth));
        }
        return steps;
    }

    private PlanStep step(int depth) {
        String id = "s" + number++;
        if (depth == 0 && random.nextInt(12) == 0) {
            return measure(id);
        }
        int kind = random.nextInt(depth < 3 ? 16 : 9);
        return switch (kind) {
            case 6 -> Plans.when(id, random.nextBoolean() ? "inputs.limit == 3" : "steps.?s0.count.hasValue()");
            case 7 -> Plans.check(id, random.nextInt(6) == 0 ? "inputs.limit > 3" : "inputs.limit == 3");
            case 8 -> Plans.pause(id, "5m");
            case 12 -> {
                sideBySide = true;
                yield parallel(id, depth);
            }
            case 13 -> {
                sideBySide = true;
                yield each(id, depth);
            }
            case 14 -> recovering(id, depth);
            case 15 -> call(id, depth);
            case 9, 10 ->
                new PlanStep.Block(
                        Plans.common(id, Optional.empty()),
                        steps(1 + random.nextInt(3), depth + 1),
                        random.nextBoolean() ? Optional.of(Duration.ofMinutes(7)) : Optional.empty());
            case 11 ->
                new PlanStep.Choose(
                        Plans.common(id, Optional.empty()),
                        List.of(
                                new PlanStep.Branch(
                                        Optional.of("inputs.limit == " + random.nextInt(4)),
                                        steps(1 + random.nextInt(2), depth + 1),
                                        new TreeMap<>()),
                                new PlanStep.Branch(Optional.empty(), steps(1, depth + 1), new TreeMap<>())),
                        new RecordOf("chosen", List.of()));
            default -> {
                Retry retry = random.nextBoolean()
                        ? Retry.NONE
                        : new Retry(3, Duration.ofSeconds(10), 2, Duration.ofMinutes(1));
                boolean noReturn = random.nextInt(8) == 0;
                PlanStep.Action act = Plans.act(
                        Plans.common(id, Optional.empty()),
                        Plans.OUTPUT,
                        retry,
                        !noReturn && random.nextBoolean(),
                        noReturn);
                boolean hold = random.nextInt(8) == 0;
                forgiving |= hold;
                yield hold ? Plans.held(act) : act;
            }
        };
    }

    /** A measurement, whose parts are acts like any other. */
    private PlanStep measure(String id) {
        PlanStep.Action begin = part(id, PlanStep.Measure.BEGIN, true);
        boolean watched = random.nextBoolean();
        sideBySide |= watched;
        forgiving |= watched;
        String abort = random.nextInt(4) == 0 ? "live.?name.orValue('') == ''" : "live.?name.orValue('') == 'two'";
        return new PlanStep.Measure(
                Plans.common(id, Optional.empty()),
                "test.outage",
                begin,
                watched
                        ? Optional.of(new PlanStep.Watch(
                                part(id, PlanStep.Measure.LOOK, false), abort, Duration.ofSeconds(20)))
                        : Optional.empty(),
                steps(1 + random.nextInt(3), 1),
                part(id, PlanStep.Measure.END, false),
                Duration.ofMillis(100),
                limit());
    }

    private static PlanStep.Action part(String id, String part, boolean undo) {
        PlanStep.Common common =
                new PlanStep.Common("steps/" + id + part, Optional.empty(), "Do " + id + part, Optional.empty());
        return Plans.act(common, Plans.OUTPUT, Retry.NONE, undo, false);
    }

    private PlanStep parallel(String id, int depth) {
        List<PlanStep.ParallelBranch> branches = new ArrayList<>();
        for (int count = 2 + random.nextInt(2); count > 0; count--) {
            branches.add(
                    new PlanStep.ParallelBranch("branch", steps(1 + random.nextInt(2), depth + 1), new TreeMap<>()));
        }
        return new PlanStep.Parallel(
                Plans.common(id, Optional.empty()), branches, new RecordOf("given", List.of()), limit());
    }

    private PlanStep each(String id, int depth) {
        List<PlanValue> items = new ArrayList<>();
        for (long item = random.nextInt(4); item > 0; item--) {
            items.add(new PlanValue.Literal(item, ValueType.WHOLE));
        }
        int tolerate = random.nextInt(2);
        forgiving |= tolerate > 0;
        return new PlanStep.Each(
                Plans.common(id, Optional.empty()),
                new PlanValue.Items(items),
                ValueType.WHOLE,
                id + "_item",
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new PlanValue.Computed(id + "_item", ValueType.WHOLE)),
                1 + random.nextInt(3),
                tolerate,
                steps(1 + random.nextInt(2), depth + 1),
                new TreeMap<>(),
                new RecordOf("one", List.of()),
                new RecordOf("loop", List.of()),
                limit());
    }

    private PlanStep recovering(String id, int depth) {
        forgiving = true;
        List<PlanStep.Handler> handlers = new ArrayList<>();
        handlers.add(new PlanStep.Handler(List.of("busy", "limit"), steps(random.nextInt(2), depth + 1)));
        if (random.nextBoolean()) {
            handlers.add(new PlanStep.Handler(List.of(), steps(1, depth + 1)));
        }
        return new PlanStep.Block(
                Plans.common(id, Optional.empty()),
                steps(1 + random.nextInt(2), depth + 1),
                limit(),
                Optional.of(new PlanStep.Recovery(handlers)));
    }

    /** Of a runbook that has names of its own and at most two steps that always run. */
    private PlanStep call(String id, int depth) {
        List<PlanStep> last = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            last.add(Plans.act("last-" + number++));
        }
        return Plans.call(id, steps(1 + random.nextInt(3), depth + 1), last, limit().orElse(Duration.ofHours(3)));
    }

    private Optional<Duration> limit() {
        return random.nextInt(3) == 0 ? Optional.of(Duration.ofMinutes(7)) : Optional.empty();
    }

    /** Whether several things can be open at one time. */
    boolean sideBySide() {
        return sideBySide;
    }

    /** Whether a run can pass though a step has failed. */
    boolean forgiving() {
        return forgiving;
    }
}

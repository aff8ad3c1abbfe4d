package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.Retry;
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
        int kind = random.nextInt(depth < 3 ? 12 : 9);
        return switch (kind) {
            case 6 -> Plans.when(id, random.nextBoolean() ? "inputs.limit == 3" : "steps.?s0.count.hasValue()");
            case 7 -> Plans.check(id, random.nextInt(6) == 0 ? "inputs.limit > 3" : "inputs.limit == 3");
            case 8 -> Plans.pause(id, "5m");
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
                        new io.drillbook.runbooks.type.ValueType.RecordOf("chosen", List.of()));
            default -> {
                Retry retry = random.nextBoolean()
                        ? Retry.NONE
                        : new Retry(3, Duration.ofSeconds(10), 2, Duration.ofMinutes(1));
                boolean noReturn = random.nextInt(8) == 0;
                yield Plans.act(
                        Plans.common(id, Optional.empty()),
                        Plans.OUTPUT,
                        retry,
                        !noReturn && random.nextBoolean(),
                        noReturn);
            }
        };
    }
}

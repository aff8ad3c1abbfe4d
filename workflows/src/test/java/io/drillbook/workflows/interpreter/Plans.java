package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.call.RunFacts;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import io.drillbook.workflows.interpreter.state.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans for tests, written by hand. */
public final class Plans {
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    public static final RecordOf CHECK = new RecordOf(
            "check_result",
            List.of(
                    new Field("id", ValueType.TEXT, false, "id"),
                    new Field("type", ValueType.TEXT, false, "type"),
                    new Field("method", ValueType.TEXT, false, "method"),
                    new Field("expected", ValueType.TEXT, false, "expected"),
                    new Field("actual", ValueType.TEXT, false, "actual"),
                    new Field("result", ValueType.TEXT, false, "result"),
                    new Field("took", ValueType.DURATION, false, "took")));
    public static final RecordOf OUTPUT = new RecordOf(
            "made",
            List.of(
                    new Field("checks", new ValueType.ListOf(CHECK), true, "checks"),
                    new Field("name", ValueType.TEXT, true, "name"),
                    new Field("count", ValueType.WHOLE, true, "count"),
                    new Field("took", ValueType.DURATION, true, "took")));

    private Plans() {}

    public static Beginning beginning(Plan plan) {
        return new Beginning(
                new RunIdentity("drill-1", "first"),
                "first",
                RunFacts.of(plan, START),
                "test",
                "somebody",
                "1",
                START,
                false,
                Optional.empty());
    }

    public static Plan plan(List<PlanStep> steps, List<PlanStep> finallySteps) {
        return plan(Optional.of(lock(Duration.ofMinutes(10))), steps, finallySteps, new TreeMap<>());
    }

    public static Guard.Lock lock(Duration waitLimit) {
        return new Guard.Lock(text("orders"), LockMode.TOPOLOGY, waitLimit);
    }

    public static Plan plan(
            Optional<Guard.Lock> lock,
            List<PlanStep> steps,
            List<PlanStep> finallySteps,
            SortedMap<String, PlanValue> outputs) {
        return plan(
                "test.drill",
                new Guard(
                        lock,
                        Duration.ofHours(4),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                steps,
                finallySteps,
                outputs);
    }

    public static Plan plan(
            String runbook,
            Guard guard,
            List<PlanStep> steps,
            List<PlanStep> finallySteps,
            SortedMap<String, PlanValue> outputs) {
        SortedMap<String, Object> inputs = new TreeMap<>();
        inputs.put("limit", 3L);
        Objectives objectives = new Objectives(Optional.of(Duration.ofMinutes(5)), Optional.empty());
        Definition definition = new Definition(
                1,
                runbook,
                "A drill",
                "drill",
                "test",
                "database-team",
                objectives,
                List.of(new Definition.Input("limit", ValueType.WHOLE, Optional.empty(), false, "limit")),
                guard,
                steps,
                finallySteps,
                outputs,
                new RecordOf("outputs", List.of()),
                new TreeMap<>(),
                "1",
                "source");
        return new Plan(
                definition,
                inputs,
                objectives,
                guard.lock().isPresent() ? "orders" : "none",
                "lab",
                guard.coolDown(),
                "definition-hash",
                "proposal-hash",
                Optional.empty());
    }

    /** Of a runbook with the one input {@code limit}, which it is given. */
    public static PlanStep.Call call(String id, List<PlanStep> steps, List<PlanStep> last, Duration limit) {
        SortedMap<String, PlanValue> with = values("limit", new PlanValue.Computed("inputs.limit", ValueType.WHOLE));
        return new PlanStep.Call(
                common(id, Optional.empty()),
                plan(Optional.empty(), steps, last, new TreeMap<>()).definition(),
                with,
                limit);
    }

    public static PlanStep.Common common(String id, Optional<String> when) {
        return new PlanStep.Common("steps/" + id, Optional.of(id), "Do " + id, when);
    }

    public static PlanStep.Action act(String id) {
        return act(common(id, Optional.empty()), OUTPUT, Retry.NONE, false, false);
    }

    public static PlanStep.Action undoable(String id) {
        return act(common(id, Optional.empty()), OUTPUT, Retry.NONE, true, false);
    }

    public static PlanStep.Action noReturn(String id) {
        return act(common(id, Optional.empty()), OUTPUT, Retry.NONE, false, true);
    }

    public static PlanStep.Action retried(String id, int attempts) {
        Retry retry = new Retry(attempts, Duration.ofSeconds(10), 2, Duration.ofMinutes(1));
        return act(common(id, Optional.empty()), OUTPUT, retry, false, false);
    }

    public static PlanStep.Action when(String id, String condition) {
        return act(common(id, Optional.of(condition)), OUTPUT, Retry.NONE, false, false);
    }

    public static PlanStep.Action last(String id) {
        return act(
                new PlanStep.Common("finally/" + id, Optional.of(id), "At last " + id, Optional.empty()),
                OUTPUT,
                Retry.NONE,
                false,
                false);
    }

    public static PlanStep.Action act(
            PlanStep.Common common, RecordOf output, Retry retry, boolean undo, boolean noReturn) {
        SortedMap<String, PlanValue> with = new TreeMap<>();
        with.put("of", text(common.path()));
        return act(common, with, output, retry, undo, noReturn);
    }

    public static PlanStep.Action act(
            PlanStep.Common common,
            SortedMap<String, PlanValue> with,
            RecordOf output,
            Retry retry,
            boolean undo,
            boolean noReturn) {
        return new PlanStep.Action(
                common,
                "test.act",
                "signature",
                Risk.R1,
                with,
                output,
                Duration.ofMinutes(10),
                retry,
                undo ? Optional.of(undo(with)) : Optional.empty(),
                undo ? Optional.empty() : Optional.of("a test"),
                noReturn);
    }

    /** An output with one check in it. */
    public static SortedMap<String, Object> checked(String verdict) {
        SortedMap<String, Object> check = new TreeMap<>();
        List.of("id", "type", "method", "expected", "actual").forEach(name -> check.put(name, "some " + name));
        check.put("result", verdict);
        check.put("took", "1s");
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("checks", List.of(check));
        return output;
    }

    /** The same act, which waits for a person when it has failed. */
    public static PlanStep.Action held(PlanStep.Action act) {
        return new PlanStep.Action(
                act.common(),
                act.action(),
                act.signature(),
                act.risk(),
                act.with(),
                act.output(),
                act.timeout(),
                act.retry(),
                act.undo(),
                act.noUndo(),
                act.noReturn(),
                Optional.of(new PlanStep.Hold(Duration.ofHours(1))));
    }

    private static PlanStep.Undo undo(SortedMap<String, PlanValue> with) {
        return new PlanStep.Undo("test.undo", "signature", Risk.R1, with, Duration.ofMinutes(5), Retry.NONE);
    }

    public static PlanStep.Assert check(String id, String that) {
        return new PlanStep.Assert(common(id, Optional.empty()), that, text("it holds: " + id));
    }

    public static PlanStep.Wait pause(String id, String duration) {
        return new PlanStep.Wait(common(id, Optional.empty()), new PlanValue.Literal(duration, ValueType.DURATION));
    }

    public static PlanStep.Block block(String id, Optional<Duration> timeout, PlanStep... steps) {
        return new PlanStep.Block(common(id, Optional.empty()), List.of(steps), timeout);
    }

    public static PlanValue.Literal text(String text) {
        return new PlanValue.Literal(text, ValueType.TEXT);
    }

    public static SortedMap<String, PlanValue> values(String name, PlanValue value) {
        SortedMap<String, PlanValue> values = new TreeMap<>();
        values.put(name, value);
        return values;
    }
}

package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.PlanValue;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Steps of every kind inside which something is thrown before an act of theirs begins. */
public final class BrokenSteps {
    static final String CONDITION = "1 / (inputs.limit - 3) == 1";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final PlanValue BAD = new PlanValue.Computed("1 / (inputs.limit - 3)", ValueType.WHOLE);
    private static final PlanValue MISTYPED = new PlanValue.Computed("inputs.limit", ValueType.DURATION);
    private static final RecordOf NOTHING = new RecordOf("nothing", List.of());
    private static final PlanStep.Common X = Plans.common("x", Optional.empty());
    private static final PlanStep.Common K = Plans.common("k", Optional.empty());

    private BrokenSteps() {}

    /** All of them. */
    public static Stream<PlanStep> all() {
        return Stream.of(conditions(), acts(), checksAndWaits(), scopes(), loops(), calls(), people(), measures())
                .flatMap(kind -> kind);
    }

    private static Stream<PlanStep> conditions() {
        return Stream.of(
                Plans.when("x", CONDITION),
                Plans.when("x", "inputs.limit"),
                Plans.when("x", "not an expression ("),
                Plans.when("x", "(".repeat(5000) + "true" + ")".repeat(5000)));
    }

    private static Stream<PlanStep> acts() {
        PlanValue large = new PlanValue.Computed("9007199254740993 + inputs.limit", ValueType.WHOLE);
        return Stream.of(
                Plans.act(X, Plans.values("a", BAD), Plans.OUTPUT, Retry.NONE, false, false),
                Plans.act(X, Plans.values("a", MISTYPED), Plans.OUTPUT, Retry.NONE, false, false),
                Plans.act(X, Plans.values("a", large), Plans.OUTPUT, Retry.NONE, false, false));
    }

    /** An act whose undo cannot be given its inputs; where nothing is undone it has no fault. */
    static PlanStep.Action badUndo() {
        PlanStep.Undo undo = new PlanStep.Undo(
                "test.undo", "signature", Risk.R1, Plans.values("a", BAD), Duration.ofMinutes(5), Retry.NONE);
        return new PlanStep.Action(
                X,
                "test.act",
                "signature",
                Risk.R1,
                new TreeMap<>(),
                Plans.OUTPUT,
                HOUR,
                Retry.NONE,
                Optional.of(undo),
                Optional.empty(),
                false);
    }

    private static Stream<PlanStep> checksAndWaits() {
        PlanStep.Poll poll = new PlanStep.Poll(
                "true",
                "test.look",
                "signature",
                Risk.R0,
                Plans.values("a", BAD),
                Plans.OUTPUT,
                Duration.ofSeconds(10));
        PlanValue minute = new PlanValue.Literal("1m", ValueType.DURATION);
        return Stream.of(
                Plans.check("x", CONDITION),
                Plans.check("x", "inputs.limit"),
                new PlanStep.Assert(X, "false", BAD),
                new PlanStep.Wait(X, MISTYPED),
                new PlanStep.Wait(X, Plans.text("soon")),
                new PlanStep.Wait(X, minute, Optional.of(poll), Optional.empty()));
    }

    private static Stream<PlanStep> scopes() {
        PlanStep.Branch condition = new PlanStep.Branch(Optional.of(CONDITION), List.of(), new TreeMap<>());
        PlanStep.Branch output = new PlanStep.Branch(Optional.empty(), List.of(), Plans.values("name", BAD));
        PlanStep inside = Plans.check("x", CONDITION);
        PlanStep.Recovery recovery =
                new PlanStep.Recovery(List.of(new PlanStep.Handler(List.of(), List.of(Plans.check("y", CONDITION)))));
        return Stream.of(
                new PlanStep.Choose(X, List.of(condition), Plans.OUTPUT),
                new PlanStep.Choose(X, List.of(output), Plans.OUTPUT),
                Plans.block("k", Optional.empty(), inside),
                new PlanStep.Block(K, List.of(inside), Optional.of(HOUR), Optional.of(recovery)),
                parallel(List.of(inside), new TreeMap<>()),
                parallel(List.of(), Plans.values("name", BAD)));
    }

    private static PlanStep parallel(List<PlanStep> steps, SortedMap<String, PlanValue> outputs) {
        return new PlanStep.Parallel(
                K, List.of(new PlanStep.ParallelBranch("one", steps, outputs)), Plans.OUTPUT, Optional.of(HOUR));
    }

    private static Stream<PlanStep> loops() {
        PlanValue good = new PlanValue.Computed("[1]", new ValueType.ListOf(ValueType.WHOLE));
        PlanValue bad = new PlanValue.Computed("[1 / (inputs.limit - 3)]", new ValueType.ListOf(ValueType.WHOLE));
        PlanStep inside = Plans.check("x", CONDITION);
        return Stream.of(
                each(bad, Optional.empty(), List.of(inside), new TreeMap<>()),
                each(good, Optional.of(BAD), List.of(inside), new TreeMap<>()),
                each(good, Optional.empty(), List.of(inside), new TreeMap<>()),
                each(good, Optional.empty(), List.of(), Plans.values("name", BAD)));
    }

    private static PlanStep each(
            PlanValue items, Optional<PlanValue> key, List<PlanStep> steps, SortedMap<String, PlanValue> outputs) {
        return new PlanStep.Each(
                K, items, ValueType.WHOLE, "item", key, 1, 0, steps, outputs, Plans.OUTPUT, NOTHING, Optional.of(HOUR));
    }

    private static Stream<PlanStep> calls() {
        return Stream.of(
                Plans.call("k", List.of(Plans.check("x", CONDITION)), List.of(), HOUR),
                Plans.call("k", List.of(), List.of(Plans.check("x", CONDITION)), HOUR),
                new PlanStep.Call(X, Plans.plan(List.of(), List.of()).definition(), Plans.values("limit", BAD), HOUR));
    }

    private static Stream<PlanStep> people() {
        RecordOf answered = new RecordOf(
                "answered",
                List.of(
                        new Field("answer", ValueType.TEXT, false, "answer"),
                        new Field("by", ValueType.TEXT, false, "by")));
        return Stream.of(
                new PlanStep.Consent(
                        K, BAD, List.of("leads"), 1, HOUR, Optional.empty(), List.of(Plans.check("x", "true"))),
                new PlanStep.Ask(X, BAD, List.of("leads"), HOUR, ValueType.TEXT, answered));
    }

    private static Stream<PlanStep> measures() {
        return Stream.of(new PlanStep.Measure(
                K,
                "test.outage",
                part(PlanStep.Measure.BEGIN, Plans.values("a", BAD)),
                Optional.empty(),
                List.of(Plans.check("x", "true")),
                part(PlanStep.Measure.END, new TreeMap<>()),
                Duration.ofSeconds(1),
                Optional.of(HOUR)));
    }

    private static PlanStep.Action part(String end, SortedMap<String, PlanValue> with) {
        PlanStep.Common common = new PlanStep.Common(K.path() + end, Optional.empty(), "A part", Optional.empty());
        return Plans.act(common, with, Plans.OUTPUT, Retry.NONE, end.equals(PlanStep.Measure.BEGIN), false);
    }
}

package io.drillbook.runbooks.model;

import io.drillbook.runbooks.model.Form.Groups;
import io.drillbook.runbooks.model.Form.Nested;
import io.drillbook.runbooks.model.Form.ScalarKind;
import io.drillbook.runbooks.model.Form.Several;
import io.drillbook.runbooks.model.Form.Single;
import io.drillbook.runbooks.model.Form.Steps;
import io.drillbook.runbooks.model.Form.Values;
import io.drillbook.runbooks.model.Form.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which attribute belongs to which kind of step. Parser, schema and reference are made from this table; a pair that is
 * not in it is an error.
 */
public final class StepAttributes {
    private static final Set<StepKind> EVERY = EnumSet.allOf(StepKind.class);

    private static final Set<StepKind> HOLDING = EnumSet.of(StepKind.ACTION, StepKind.WAIT);

    private static final List<Row> TABLE = List.of(
            row("id", ScalarKind.IDENTIFIER, "Name by which expressions and people call the step", EVERY),
            required("action", ScalarKind.ACTION, "The action to run", StepKind.ACTION),
            required("assert", ScalarKind.TEMPLATE, "What is wrong, or what must hold, in words", StepKind.ASSERT),
            required("wait", ScalarKind.DURATION_VALUE, "How long to wait; with until, at most", StepKind.WAIT),
            required("consent", ScalarKind.TEMPLATE, "The question to which people say yes or no", StepKind.CONSENT),
            required("ask", ScalarKind.TEMPLATE, "What a person is to find out or to decide", StepKind.ASK),
            required("choose", ScalarKind.TEXT, "What is decided, in words", StepKind.CHOOSE),
            required("block", ScalarKind.TEXT, "What the steps do together, in words", StepKind.BLOCK),
            required("parallel", ScalarKind.TEXT, "What is done side by side, in words", StepKind.PARALLEL),
            required("each", ScalarKind.REFERENCE, "The list", StepKind.EACH),
            required("call", ScalarKind.RUNBOOK, "The runbook whose steps are run", StepKind.CALL),
            required("measure", ScalarKind.MEASUREMENT, "What is measured", StepKind.MEASURE),
            row(
                    "title",
                    ScalarKind.TEXT,
                    "One line for people",
                    EnumSet.of(StepKind.ACTION, StepKind.WAIT, StepKind.EACH, StepKind.CALL, StepKind.MEASURE)),
            new Row(
                    new Key("by", new Groups(), true, "Groups of the inventory whose people are asked"),
                    EnumSet.of(StepKind.CONSENT, StepKind.ASK)),
            row("votes", ScalarKind.COUNT, "Votes it takes, 1 unless given", EnumSet.of(StepKind.CONSENT)),
            new Row(
                    new Key(
                            "within",
                            new Single(ScalarKind.DURATION),
                            true,
                            "How long people have; its end is a refusal"),
                    EnumSet.of(StepKind.CONSENT, StepKind.ASK)),
            row(
                    "signer_may_vote",
                    ScalarKind.TEXT,
                    "Why the vote of who signed the runbook counts; without it, it does not",
                    EnumSet.of(StepKind.CONSENT)),
            new Row(
                    new Key("answer", new Nested(Shapes.ANSWER), true, "What kind of value is wanted"),
                    EnumSet.of(StepKind.ASK)),
            row("when", ScalarKind.CONDITION, "The step is skipped when this is false", EVERY),
            required("that", ScalarKind.CONDITION, "What must be true", StepKind.ASSERT),
            row("until", ScalarKind.CONDITION, "What is waited for; it sees polled", EnumSet.of(StepKind.WAIT)),
            row("poll", ScalarKind.ACTION, "Action that looks whether it holds", EnumSet.of(StepKind.WAIT)),
            required(
                    "target",
                    ScalarKind.REFERENCE,
                    "Where it is measured: an entry of the inventory",
                    StepKind.MEASURE),
            row("with", new Values(), "The action's inputs", EnumSet.of(StepKind.ACTION, StepKind.WAIT)),
            row("with", new Values(), "The called runbook's inputs", EnumSet.of(StepKind.CALL)),
            row("with", new Values(), "Further inputs of the measurement", EnumSet.of(StepKind.MEASURE)),
            row(
                    "every",
                    ScalarKind.DURATION,
                    "Wait between two looks, 10s unless given, 1s at least",
                    EnumSet.of(StepKind.WAIT)),
            row(
                    "every",
                    ScalarKind.DURATION,
                    "Interval of the measurement, 250ms unless given, 10ms at least",
                    EnumSet.of(StepKind.MEASURE)),
            row(
                    "abort_when",
                    ScalarKind.CONDITION,
                    "Ends the steps as soon as it holds; it sees live",
                    EnumSet.of(StepKind.MEASURE)),
            row(
                    "as",
                    ScalarKind.IDENTIFIER,
                    "What the steps call the item, item unless given",
                    EnumSet.of(StepKind.EACH)),
            row(
                    "key",
                    ScalarKind.TEMPLATE,
                    "Text that tells the items apart, their numbers unless given",
                    EnumSet.of(StepKind.EACH)),
            row("at_once", ScalarKind.COUNT, "Items at one time, 1 unless given", EnumSet.of(StepKind.EACH)),
            row("tolerate", ScalarKind.COUNT, "Items that may fail, 0 unless given", EnumSet.of(StepKind.EACH)),
            row(
                    "timeout",
                    ScalarKind.DURATION,
                    "Limit of all attempts together, or of all steps inside",
                    EnumSet.of(
                            StepKind.ACTION,
                            StepKind.BLOCK,
                            StepKind.PARALLEL,
                            StepKind.EACH,
                            StepKind.CALL,
                            StepKind.MEASURE)),
            row("retry", new Nested(Shapes.RETRY), "How a failed act is tried again", EnumSet.of(StepKind.ACTION)),
            row("on_failure", new Word(List.of("hold")), "Waits for a person when it has failed", HOLDING),
            row("hold_for", ScalarKind.DURATION, "How long it waits for a person, 1h unless given", HOLDING),
            row("undo", new Nested(Shapes.UNDO), "What takes the act back", EnumSet.of(StepKind.ACTION)),
            row("no_undo", ScalarKind.TEXT, "Why nothing takes the act back", EnumSet.of(StepKind.ACTION)),
            row(
                    "no_return",
                    ScalarKind.TRUTH,
                    "Once this act has begun no earlier undo runs",
                    EnumSet.of(StepKind.ACTION)),
            new Row(
                    new Key("branches", new Several(Shapes.BRANCH), true, "The branches, tried in order"),
                    EnumSet.of(StepKind.CHOOSE)),
            row("otherwise", new Nested(Shapes.OTHERWISE), "Taken when no branch is", EnumSet.of(StepKind.CHOOSE)),
            new Row(
                    new Key("branches", new Several(Shapes.PARALLEL_BRANCH), true, "The branches, begun together"),
                    EnumSet.of(StepKind.PARALLEL)),
            new Row(
                    new Key("steps", new Steps(false), true, "The steps"),
                    EnumSet.of(StepKind.CONSENT, StepKind.BLOCK, StepKind.EACH, StepKind.MEASURE)),
            row("outputs", new Values(), "What each item gives, listed in results", EnumSet.of(StepKind.EACH)),
            row(
                    "recover",
                    new Several(Shapes.RECOVER),
                    "What to do when a step inside has failed; the first that fits",
                    EnumSet.of(StepKind.BLOCK)));

    private StepAttributes() {}

    /** What a step of this kind may hold. */
    public static Shape of(StepKind kind) {
        List<Key> keys = new ArrayList<>();
        for (Row row : TABLE) {
            if (row.kinds().contains(kind)) {
                keys.add(row.key());
            }
        }
        return new Shape(kind.word() + " step", keys);
    }

    /** The kinds of steps that know this attribute, in the order of the reference. */
    public static List<StepKind> kindsWith(String attribute) {
        return Arrays.stream(StepKind.values())
                .filter(kind -> of(kind).key(attribute).isPresent())
                .toList();
    }

    private static Row required(String name, ScalarKind scalar, String about, StepKind kind) {
        return new Row(new Key(name, new Single(scalar), true, about), EnumSet.of(kind));
    }

    private static Row row(String name, ScalarKind scalar, String about, Set<StepKind> kinds) {
        return row(name, new Single(scalar), about, kinds);
    }

    private static Row row(String name, Form form, String about, Set<StepKind> kinds) {
        return new Row(new Key(name, form, false, about), kinds);
    }

    private record Row(Key key, Set<StepKind> kinds) {}
}

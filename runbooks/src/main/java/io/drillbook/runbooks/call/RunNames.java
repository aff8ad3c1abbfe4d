package io.drillbook.runbooks.call;

import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.plan.Definition;
import io.drillbook.runbooks.type.ValueType;
import io.drillbook.runbooks.type.ValueType.Field;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names every expression may use besides {@code steps}, and their types: {@code inputs}, {@code objectives} and
 * {@code run}. The compiler checks against these shapes, and a run binds values of them.
 */
public final class RunNames {
    /** {@code run} while the steps run: the run's id and {@link RunFacts} in snake_case, its start as a time. */
    public static final RecordOf RUN = new RecordOf("run", facts());

    /** {@code run} in {@code finally}, where the outcome is known. */
    public static final RecordOf RUN_AT_END = new RecordOf("run_at_end", factsAtEnd());

    /** {@code error} in a recover: the failure it is about. */
    public static final RecordOf ERROR = new RecordOf(
            "error",
            List.of(
                    text("code", "What went wrong, one word for programs"),
                    new Field("kind", new ValueType.Text(Shapes.FAILURE_KINDS), false, "Kind of failure"),
                    text("message", "What went wrong, for people"),
                    new Field("hint", ValueType.TEXT, true, "What to try"),
                    text("step", "Path of the step that failed first")));

    private RunNames() {}

    /** {@code inputs}: what a definition declares; optional are those that a run may do without. */
    public static RecordOf inputs(List<Definition.Input> inputs) {
        return new RecordOf(
                "inputs",
                inputs.stream()
                        .map(input -> new Field(input.name(), input.type(), input.optional(), input.about()))
                        .toList());
    }

    /**
     * {@code objectives}.
     *
     * @param declared by the runbook; what it leaves out a target's tier may supply, so it may be absent
     */
    public static RecordOf objectives(Objectives declared) {
        return new RecordOf(
                "objectives",
                List.of(
                        new Field("rto", ValueType.DURATION, declared.rto().isEmpty(), "Longest recovery time"),
                        new Field("rpo", ValueType.DURATION, declared.rpo().isEmpty(), "Largest loss of recent data")));
    }

    private static List<Field> facts() {
        return List.of(
                text("id", "Name of the run, its workflow id"),
                text("runbook", "Engine and name of the runbook"),
                text("kind", "What the runbook is for"),
                text("target", "Name of the locked target, or none"),
                text("environment", "Environment of the target"),
                text("definition_hash", "Hash of the runbook's text and actions"),
                text("proposal_hash", "Hash of the definition with its inputs"),
                new Field("started_at", ValueType.TIME, false, "When the run began"));
    }

    private static List<Field> factsAtEnd() {
        List<Field> fields = new ArrayList<>(facts());
        List<String> outcomes =
                Arrays.stream(Outcome.values()).map(Outcome::word).toList();
        fields.add(new Field("outcome", new ValueType.Text(outcomes), false, "How the steps ended"));
        return fields;
    }

    private static Field text(String name, String about) {
        return new Field(name, ValueType.TEXT, false, about);
    }
}

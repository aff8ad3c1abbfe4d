package io.drillbook.runbooks.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.type.ValueType.RecordOf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A step of the plan. Its path is stable and unique in the plan ({@code steps/backup}, {@code steps/pick/branch-0/…},
 * {@code finally/0}); its id is what expressions call it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlanStep.Action.class, name = "action"),
    @JsonSubTypes.Type(value = PlanStep.Assert.class, name = "assert"),
    @JsonSubTypes.Type(value = PlanStep.Wait.class, name = "wait"),
    @JsonSubTypes.Type(value = PlanStep.Choose.class, name = "choose"),
    @JsonSubTypes.Type(value = PlanStep.Block.class, name = "block"),
})
public sealed interface PlanStep {
    Common common();

    /**
     * What every kind of step has.
     *
     * @param id the author's id, when there is one
     * @param title for people: the author's {@code title}, else made from the kind
     * @param when a CEL condition; the step is skipped when it is false
     */
    record Common(String path, Optional<String> id, String title, Optional<String> when) {}

    /**
     * Runs an action as an activity.
     *
     * @param timeout of all attempts of the step together
     * @param undo what takes the act back, its inputs evaluated before the act begins
     * @param noReturn whether, once this act has begun, no earlier undo runs
     */
    record Action(
            Common common,
            String action,
            String signature,
            Risk risk,
            SortedMap<String, PlanValue> with,
            RecordOf output,
            Duration timeout,
            Retry retry,
            Optional<Undo> undo,
            Optional<String> noUndo,
            boolean noReturn)
            implements PlanStep {}

    /**
     * @param that a CEL condition that must hold
     * @param message what it means when it does not
     */
    record Assert(Common common, String that, PlanValue message) implements PlanStep {}

    /** @param duration how long; a value of type duration */
    record Wait(Common common, PlanValue duration) implements PlanStep {}

    /**
     * The first branch whose condition holds is taken; a choose without a matching branch does nothing unless it
     * declares outputs.
     *
     * @param output the shape every branch fills
     */
    record Choose(Common common, List<Branch> branches, RecordOf output) implements PlanStep {
        public Choose {
            branches = List.copyOf(branches);
        }
    }

    /** @param when absent for the branch taken when no other is */
    record Branch(Optional<String> when, List<PlanStep> steps, SortedMap<String, PlanValue> outputs) {
        public Branch {
            steps = List.copyOf(steps);
        }
    }

    /** Steps in order, as one; transparent for names. {@code timeout} bounds all of them. */
    record Block(Common common, List<PlanStep> steps, Optional<Duration> timeout) implements PlanStep {
        public Block {
            steps = List.copyOf(steps);
        }
    }

    record Undo(
            String action,
            String signature,
            Risk risk,
            SortedMap<String, PlanValue> with,
            Duration timeout,
            Retry retry) {}
}

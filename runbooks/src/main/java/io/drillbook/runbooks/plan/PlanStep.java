package io.drillbook.runbooks.plan;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.type.ValueType;
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
    @JsonSubTypes.Type(value = PlanStep.Consent.class, name = "consent"),
    @JsonSubTypes.Type(value = PlanStep.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = PlanStep.Choose.class, name = "choose"),
    @JsonSubTypes.Type(value = PlanStep.Block.class, name = "block"),
    @JsonSubTypes.Type(value = PlanStep.Parallel.class, name = "parallel"),
    @JsonSubTypes.Type(value = PlanStep.Each.class, name = "each"),
    @JsonSubTypes.Type(value = PlanStep.Call.class, name = "call"),
    @JsonSubTypes.Type(value = PlanStep.Measure.class, name = "measure"),
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
            boolean noReturn,
            Optional<Hold> hold)
            implements PlanStep {
        /** An action that waits for nobody when it has failed. */
        public Action(
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
                boolean noReturn) {
            this(
                    common,
                    action,
                    signature,
                    risk,
                    with,
                    output,
                    timeout,
                    retry,
                    undo,
                    noUndo,
                    noReturn,
                    Optional.empty());
        }
    }

    /**
     * A failure that nothing recovers from waits for a person.
     *
     * @param limit how long
     */
    record Hold(Duration limit) {}

    /**
     * @param that a CEL condition that must hold
     * @param message what it means when it does not
     */
    record Assert(Common common, String that, PlanValue message) implements PlanStep {}

    /**
     * @param duration how long, with a poll at most; a value of type duration
     * @param poll what is waited for
     */
    record Wait(Common common, PlanValue duration, Optional<Poll> poll, Optional<Hold> hold) implements PlanStep {
        /** Waits a while. */
        public Wait(Common common, PlanValue duration) {
            this(common, duration, Optional.empty(), Optional.empty());
        }
    }

    /**
     * An action that reads is run again and again, until a condition on what it gives holds.
     *
     * @param until a CEL condition that sees the action's output as {@code polled}
     * @param every wait between two looks
     */
    record Poll(
            String until,
            String action,
            String signature,
            Risk risk,
            SortedMap<String, PlanValue> with,
            RecordOf output,
            Duration every) {}

    /**
     * People of some groups are asked whether the steps inside may be done, and only these steps, as they are shown then.
     * Transparent for names.
     *
     * @param question a text
     * @param groups of the inventory
     * @param votes how many people must say yes
     * @param within how long they have
     * @param signerMayVote why the vote of who signed the runbook counts
     */
    record Consent(
            Common common,
            PlanValue question,
            List<String> groups,
            int votes,
            Duration within,
            Optional<String> signerMayVote,
            List<PlanStep> steps)
            implements PlanStep {
        public Consent {
            groups = List.copyOf(groups);
            steps = List.copyOf(steps);
        }
    }

    /**
     * A person of some groups is asked for a value.
     *
     * @param question a text
     * @param groups of the inventory
     * @param within how long they have
     * @param answer type of the value
     * @param output the value as {@code answer}, and who gave it as {@code by}
     */
    record Ask(
            Common common, PlanValue question, List<String> groups, Duration within, ValueType answer, RecordOf output)
            implements PlanStep {
        public Ask {
            groups = List.copyOf(groups);
        }
    }

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
    record Block(Common common, List<PlanStep> steps, Optional<Duration> timeout, Optional<Recovery> recover)
            implements PlanStep {
        public Block {
            steps = List.copyOf(steps);
        }

        /** A block that recovers from nothing. */
        public Block(Common common, List<PlanStep> steps, Optional<Duration> timeout) {
            this(common, steps, timeout, Optional.empty());
        }
    }

    /** The first handler that fits a failure is taken. */
    record Recovery(List<Handler> handlers) {
        public Recovery {
            handlers = List.copyOf(handlers);
        }
    }

    /** @param on kinds of failure in lower case; empty means all */
    record Handler(List<String> on, List<PlanStep> steps) {
        public Handler {
            on = List.copyOf(on);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Branches side by side; a scope for names.
     *
     * @param output what all branches together give
     */
    record Parallel(Common common, List<ParallelBranch> branches, RecordOf output, Optional<Duration> timeout)
            implements PlanStep {
        public Parallel {
            branches = List.copyOf(branches);
        }
    }

    record ParallelBranch(String title, List<PlanStep> steps, SortedMap<String, PlanValue> outputs) {
        public ParallelBranch {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Steps for each item of a list; a scope for names.
     *
     * @param items a list
     * @param item type of its items
     * @param as what expressions call the item
     * @param key text that tells items apart; their numbers when absent
     * @param atOnce how many items are worked on at one time
     * @param tolerate how many items may fail
     * @param result what one item gives
     * @param output what the loop gives
     */
    record Each(
            Common common,
            PlanValue items,
            ValueType item,
            String as,
            Optional<PlanValue> key,
            int atOnce,
            int tolerate,
            List<PlanStep> steps,
            SortedMap<String, PlanValue> outputs,
            RecordOf result,
            RecordOf output,
            Optional<Duration> timeout)
            implements PlanStep {
        public Each {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The steps of another runbook. Inside, inputs, objectives and ids are those of that runbook.
     *
     * @param callee written out, the paths of its steps beginning with that of the call
     * @param with what its inputs are given, defaults included
     * @param limit of its steps together, without its {@code finally}
     */
    record Call(Common common, Definition callee, SortedMap<String, PlanValue> with, Duration limit)
            implements PlanStep {}

    /**
     * What the steps inside do to a target is measured from before them until after them; transparent for names. Its parts
     * are acts with paths of their own; what the first of them gave, the others name {@code begun.name}.
     *
     * @param measurement its full name
     * @param begin waits until all is steady; its undo stops what was begun and runs at the scope's end
     * @param end gives the figures, which are what the scope gives; it may name {@code cut_short}
     */
    record Measure(
            Common common,
            String measurement,
            Action begin,
            Optional<Watch> watch,
            List<PlanStep> steps,
            Action end,
            Duration every,
            Optional<Duration> timeout)
            implements PlanStep {
        /** Ends of the paths of its parts; no id has a hyphen. */
        public static final String BEGIN = "/measure-begin";

        public static final String LOOK = "/measure-look";
        public static final String END = "/measure-end";

        public Measure {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Looks beside the steps of a measurement.
     *
     * @param abortWhen a CEL condition that sees what a look gave as {@code live}
     * @param every wait between two looks
     */
    record Watch(Action look, String abortWhen, Duration every) {}

    record Undo(
            String action,
            String signature,
            Risk risk,
            SortedMap<String, PlanValue> with,
            Duration timeout,
            Retry retry) {}
}

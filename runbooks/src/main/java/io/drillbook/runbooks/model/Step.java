package io.drillbook.runbooks.model;

import io.drillbook.runbooks.model.Runbook.Arguments;
import io.drillbook.runbooks.model.Runbook.Retrying;
import io.drillbook.runbooks.source.Position;
import io.drillbook.runbooks.yaml.YamlNode.Scalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A step as it was written. */
public sealed interface Step {
    Head head();

    /**
     * What every step has.
     *
     * @param path stable and unique in the runbook: {@code steps/backup}, {@code finally/0}
     * @param position of the step's first key
     */
    record Head(String path, Position position, Optional<Located<String>> id, Optional<Scalar> when) {}

    record Action(
            Head head,
            Act act,
            Optional<String> title,
            Optional<Undo> undo,
            Optional<Located<String>> noUndo,
            Optional<Located<Boolean>> noReturn,
            Optional<Holding> hold)
            implements Step {}

    /**
     * A failure waits for a person.
     *
     * @param position of the word {@code on_failure}
     */
    record Holding(Position position, Optional<Located<Duration>> limit) {}

    /**
     * An action with what it needs; a step's own, or its undo's.
     *
     * @param name the action's name
     */
    record Act(Scalar name, Arguments with, Optional<Located<Duration>> timeout, Optional<Retrying> retry) {}

    /** @param position of the word {@code undo} */
    record Undo(Position position, Act act) {}

    /** @param message template for people */
    record Assert(Head head, Scalar message, Scalar that) implements Step {}

    /**
     * @param duration text form, or an expression
     * @param polling what is waited for; without it the duration is waited out
     */
    record Wait(Head head, Scalar duration, Optional<String> title, Optional<Polling> polling, Optional<Holding> hold)
            implements Step {}

    /** @param act looks whether the condition holds */
    record Polling(Scalar until, Act act, Optional<Located<Duration>> every) {}

    /**
     * @param question template for people
     * @param groups of the inventory
     * @param signerMayVote why, in words
     */
    record Consent(
            Head head,
            Scalar question,
            List<String> groups,
            Optional<Located<Integer>> votes,
            Optional<Located<Duration>> within,
            Optional<String> signerMayVote,
            List<Step> steps)
            implements Step {
        public Consent {
            groups = List.copyOf(groups);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param question template for people
     * @param groups of the inventory
     * @param answer absent when it could not be read
     */
    record Ask(
            Head head,
            Scalar question,
            List<String> groups,
            Optional<Located<Duration>> within,
            Optional<Answer> answer)
            implements Step {
        public Ask {
            groups = List.copyOf(groups);
        }
    }

    /** @param type one of {@link Shapes#ANSWER_TYPES} */
    record Answer(String type, List<String> oneOf, String about) {
        public Answer {
            oneOf = List.copyOf(oneOf);
        }
    }

    record Parallel(Head head, String title, List<ParallelBranch> branches, Optional<Located<Duration>> timeout)
            implements Step {
        public Parallel {
            branches = List.copyOf(branches);
        }
    }

    /** @param name last part of its path: {@code branch-0} */
    record ParallelBranch(String name, Position position, Optional<String> title, List<Step> steps, Arguments outputs) {
        public ParallelBranch {
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param items an expression that gives a list
     * @param as the name of the item
     */
    record Each(
            Head head,
            Scalar items,
            Optional<String> title,
            Located<String> as,
            Optional<Scalar> key,
            Optional<Located<Integer>> atOnce,
            Optional<Located<Integer>> tolerate,
            List<Step> steps,
            Arguments outputs,
            Optional<Located<Duration>> timeout)
            implements Step {
        public Each {
            steps = List.copyOf(steps);
        }
    }

    /** @param runbook its name, with or without the engine before it */
    record Call(Head head, Scalar runbook, Optional<String> title, Arguments with, Optional<Located<Duration>> timeout)
            implements Step {}
    /**
     * @param name of the measurement
     * @param target an expression that gives an entry of the inventory
     * @param abortWhen what ends the steps
     */
    record Measure(
            Head head,
            Scalar name,
            Optional<String> title,
            Scalar target,
            Arguments with,
            Optional<Located<Duration>> every,
            Optional<Scalar> abortWhen,
            Optional<Located<Duration>> timeout,
            List<Step> steps)
            implements Step {
        public Measure {
            steps = List.copyOf(steps);
        }
    }

    record Choose(Head head, String title, List<Branch> branches) implements Step {
        public Choose {
            branches = List.copyOf(branches);
        }
    }

    /**
     * A branch of a choose.
     *
     * @param name last part of its path: {@code branch-0}, or {@code otherwise}
     * @param when absent for {@code otherwise}, or when it could not be read
     * @param otherwise whether it is the branch taken when no other is
     */
    record Branch(
            String name,
            Position position,
            boolean otherwise,
            Optional<Scalar> when,
            List<Step> steps,
            Arguments outputs) {
        public Branch {
            steps = List.copyOf(steps);
        }
    }

    record Block(Head head, String title, List<Step> steps, Optional<Located<Duration>> timeout, List<Handler> recover)
            implements Step {
        public Block {
            steps = List.copyOf(steps);
            recover = List.copyOf(recover);
        }
    }

    /**
     * What a block does about a failure inside it.
     *
     * @param on kinds of failure, out of {@link Shapes#FAILURE_KINDS}; empty means all
     */
    record Handler(Position position, List<String> on, List<Step> steps) {
        public Handler {
            on = List.copyOf(on);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Stands where a step could not be read and has its problem. Its ids are kept, so that what refers to them is not
     * reported as well.
     */
    record Unreadable(Head head, List<Located<String>> ids) implements Step {
        public Unreadable {
            ids = List.copyOf(ids);
        }
    }
}

package io.drillbook.runbooks.model;

import io.drillbook.runbooks.model.Form.Named;
import io.drillbook.runbooks.model.Form.Nested;
import io.drillbook.runbooks.model.Form.ScalarKind;
import io.drillbook.runbooks.model.Form.Several;
import io.drillbook.runbooks.model.Form.Single;
import io.drillbook.runbooks.model.Form.SomeWords;
import io.drillbook.runbooks.model.Form.Steps;
import io.drillbook.runbooks.model.Form.Values;
import io.drillbook.runbooks.model.Form.Word;
import io.drillbook.runbooks.model.Form.Words;
import java.util.List;

/** Every mapping of the language but the steps, which {@link StepAttributes} holds. */
public final class Shapes {
    /** The version of the language that this compiler reads. */
    public static final int LANGUAGE = 1;

    /** What a runbook can be for. */
    public static final List<String> KINDS = List.of("backup", "restore-test", "drill", "incident", "maintenance");

    /** The types an input can have: values, and entries of the inventory. */
    public static final List<String> INPUT_TYPES = List.of(
            "text",
            "whole",
            "number",
            "truth",
            "duration",
            "size",
            "time",
            "secret",
            "cluster",
            "sandbox",
            "store",
            "host");

    /** What a run can mean to do to its target. */
    public static final List<String> LOCK_MODES = List.of("topology", "space", "backup", "observe");

    public static final Shape OBJECTIVES = new Shape(
            "objectives",
            List.of(
                    optional("rto", ScalarKind.DURATION, "Longest recovery time"),
                    optional("rpo", ScalarKind.DURATION, "Largest loss of recent data")));

    public static final Shape INPUT = new Shape(
            "input",
            List.of(
                    new Key("type", new Word(INPUT_TYPES), true, "Its type"),
                    optional("about", ScalarKind.TEXT, "One sentence for whoever starts a run"),
                    optional("engine", ScalarKind.ENGINE, "Engine that a cluster or sandbox must have"),
                    new Key("one_of", new Words(), false, "The only texts allowed"),
                    optional("default", ScalarKind.ANY, "Value when none is given"),
                    optional("optional", ScalarKind.TRUTH, "Whether a run can do without it")));

    public static final Shape LOCK = new Shape(
            "lock",
            List.of(
                    required("target", ScalarKind.REFERENCE, "What the run locks: an input of the inventory"),
                    new Key("mode", new Word(LOCK_MODES), true, "What the run means to do to it"),
                    optional(
                            "wait",
                            ScalarKind.DURATION,
                            "How long to wait for the lock; without it a run is refused at once")));

    /** Days of a week. */
    public static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    public static final Shape WINDOW = new Shape(
            "window",
            List.of(
                    new Key("days", new SomeWords(DAYS), false, "Days on which it begins; every day unless given"),
                    required("from", ScalarKind.CLOCK, "When it begins"),
                    required(
                            "to",
                            ScalarKind.CLOCK,
                            "When it is over; before from means the next morning, equal a whole day"),
                    required("time_zone", ScalarKind.TEXT, "Time zone of its days and times")));

    public static final Shape BLACKOUT = new Shape(
            "blackout",
            List.of(
                    required("from", ScalarKind.MOMENT, "When it begins"),
                    required("to", ScalarKind.MOMENT, "When it is over"),
                    required("why", ScalarKind.TEXT, "Why no run begins")));

    public static final Shape BLAST_RADIUS = new Shape(
            "blast_radius",
            List.of(
                    required("most_targets", ScalarKind.COUNT, "How many clusters and hosts a run may name at most"),
                    new Key("environments", new Words(), false, "Where clusters must belong; anywhere without it"),
                    new Key("never", new Words(), false, "Names of clusters and hosts that no run may name")));

    public static final Shape GUARD = new Shape(
            "guard",
            List.of(
                    new Key("lock", new Nested(LOCK), false, "A lock that keeps other runs off the target"),
                    required("max_duration", ScalarKind.DURATION, "Longest duration of a run"),
                    optional("cool_down", ScalarKind.DURATION, "Least time since the target's last role change"),
                    new Key("window", new Nested(WINDOW), false, "When a run may begin; at any time without it"),
                    new Key("blackout", new Several(BLACKOUT), false, "When no run begins"),
                    new Key("blast_radius", new Nested(BLAST_RADIUS), false, "What a run may touch at most")));

    public static final Shape RETRY = new Shape(
            "retry",
            List.of(
                    required("attempts", ScalarKind.COUNT, "Attempts in all, the first included: 2 to 100"),
                    optional("first", ScalarKind.DURATION, "Wait before the second attempt, 1s unless given"),
                    optional("factor", ScalarKind.FACTOR, "By which each wait grows, 2 unless given"),
                    optional("longest", ScalarKind.DURATION, "Longest wait between two attempts, 1m unless given"),
                    optional("within", ScalarKind.DURATION, "No attempt begins later than this after the first"),
                    optional("jitter", ScalarKind.FRACTION, "Part of each wait that differs from run to run")));

    public static final Shape UNDO = new Shape(
            "undo",
            List.of(
                    required("action", ScalarKind.ACTION, "Action that takes the act back"),
                    new Key("with", new Values(), false, "Its inputs, evaluated before the act begins"),
                    optional("timeout", ScalarKind.DURATION, "Limit of all its attempts together"),
                    new Key("retry", new Nested(RETRY), false, "How it is tried again")));

    /** The types an answer can have. */
    public static final List<String> ANSWER_TYPES = INPUT_TYPES.subList(0, 7);

    public static final Shape ANSWER = new Shape(
            "answer",
            List.of(
                    new Key("type", new Word(ANSWER_TYPES), true, "Its type"),
                    new Key("one_of", new Words(), false, "The only texts allowed"),
                    optional("about", ScalarKind.TEXT, "One sentence for whoever answers")));

    public static final Shape BRANCH = new Shape(
            "branch",
            List.of(
                    required("when", ScalarKind.CONDITION, "Condition under which the branch is taken"),
                    new Key("steps", new Steps(true), false, "What the branch does"),
                    new Key(
                            "outputs",
                            new Values(),
                            false,
                            "What the branch gives; every branch gives the same names")));

    public static final Shape OTHERWISE = new Shape("otherwise", BRANCH.keys().subList(1, 3));

    /** The kinds of failure that a block can recover from; a cancel is none. */
    public static final List<String> FAILURE_KINDS =
            List.of("unreachable", "busy", "refused", "check_failed", "unknown", "limit", "internal");

    public static final Shape RECOVER = new Shape(
            "recover",
            List.of(
                    new Key("on", new SomeWords(FAILURE_KINDS), false, "Kinds of failure it is for; all unless given"),
                    new Key("steps", new Steps(true), true, "What is done then; they see error")));

    public static final Shape PARALLEL_BRANCH = new Shape(
            "parallel branch",
            List.of(
                    optional("title", ScalarKind.TEXT, "One line for people"),
                    new Key("steps", new Steps(false), true, "What the branch does, in order"),
                    new Key("outputs", new Values(), false, "What the branch gives, each name in one branch only")));

    public static final Shape RUNBOOK = new Shape(
            "runbook",
            List.of(
                    required("runbook", ScalarKind.RUNBOOK_NAME, "Its name, unique for its engine"),
                    required("language", ScalarKind.COUNT, "Version of the language: " + LANGUAGE),
                    required("title", ScalarKind.TEXT, "One line for people"),
                    new Key("kind", new Word(KINDS), true, "What it is for"),
                    required("engine", ScalarKind.ENGINE, "Engine it works on"),
                    required("owner", ScalarKind.TEXT, "Team that keeps it"),
                    new Key("objectives", new Nested(OBJECTIVES), false, "What recovery is held to"),
                    new Key("inputs", new Named(INPUT), false, "What a run is given"),
                    new Key("guard", new Nested(GUARD), true, "What holds before the first step"),
                    new Key("steps", new Steps(false), true, "What a run does, in order"),
                    new Key("finally", new Steps(false), false, "What a run does at its end, however it ends"),
                    new Key("outputs", new Values(), false, "What a run gives")));

    private Shapes() {}

    private static Key required(String name, ScalarKind kind, String about) {
        return new Key(name, new Single(kind), true, about);
    }

    private static Key optional(String name, ScalarKind kind, String about) {
        return new Key(name, new Single(kind), false, about);
    }
}

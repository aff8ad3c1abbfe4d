package io.drillbook.runbooks.cases;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.model.Form;
import io.drillbook.runbooks.model.Form.Nested;
import io.drillbook.runbooks.model.Form.ScalarKind;
import io.drillbook.runbooks.model.Form.Several;
import io.drillbook.runbooks.model.Form.Single;
import io.drillbook.runbooks.model.Form.Values;
import io.drillbook.runbooks.model.Form.Word;
import io.drillbook.runbooks.model.Form.Words;
import io.drillbook.runbooks.model.Key;
import io.drillbook.runbooks.model.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The keys of a test file: its reader and its reference are made from this table. */
public final class CaseShapes {
    public static final Shape ACT = new Shape(
            "act",
            List.of(
                    key("gives", new Values(), "Fields of its output that matter; the others get stand-ins"),
                    key("fails", new Word(kinds()), "It fails, and this kind of failure decides whether it is retried"),
                    key(
                            "code",
                            new Single(ScalarKind.RUNBOOK_NAME),
                            "Code of the failure, scripted-failure unless given"),
                    key("message", new Single(ScalarKind.TEXT), "What the failure says"),
                    key(
                            "begun",
                            new Single(ScalarKind.TRUTH),
                            "false when the failed act certainly changed nothing; true unless given"),
                    key("already_done", new Single(ScalarKind.TRUTH), "It finds its effect there and does nothing"),
                    key("lost", new Single(ScalarKind.TRUTH), "Its worker is not heard of again"),
                    key("takes", new Single(ScalarKind.DURATION), "How long it takes, 1s unless given")));

    public static final Shape CANCEL = new Shape(
            "cancel",
            List.of(
                    required("at", new Single(ScalarKind.ANY), "Step during which somebody cancels"),
                    key("by", new Single(ScalarKind.TEXT), "Who cancels"),
                    key("reason", new Single(ScalarKind.TEXT), "Why")));

    public static final Shape EXPECT = new Shape(
            "expect",
            List.of(
                    required("outcome", new Word(outcomes()), "How the run ends"),
                    key("failure", new Single(ScalarKind.RUNBOOK_NAME), "Code of the failure that ends it"),
                    key(
                            "path",
                            new Words(),
                            "Every step that ended, in order: its name when it was done, name: state otherwise"),
                    key("steps", new Values(), "How some steps ended, by name"),
                    key("outputs", new Values(), "Some outputs, by name"),
                    key("absent", new Words(), "Outputs the run does not give")));

    public static final Shape CASE = new Shape(
            "case",
            List.of(
                    required("case", new Single(ScalarKind.TEXT), "What it shows, in words"),
                    key("inputs", new Values(), "Inputs beside those that all cases share"),
                    key("acts", new Values(), "What the acts of steps do, by the step's name"),
                    key("votes", new Values(), "What people say to a consent, by its name: approved unless given"),
                    key("answers", new Values(), "What people answer, by the name of the step that asks"),
                    key(
                            "begins",
                            new Single(ScalarKind.MOMENT),
                            "When the run begins, 2026-01-01T00:00:00Z unless given"),
                    key(
                            "lock",
                            new Word(words(TestCase.LockPlay.values())),
                            "What the lock answers, granted unless given"),
                    key("cancel", new Nested(CANCEL), "Somebody cancels the run"),
                    required("expect", new Nested(EXPECT), "What must come of it")));

    public static final Shape FILE = new Shape(
            "test file",
            List.of(
                    required("test", new Single(ScalarKind.RUNBOOK_NAME), "Name of the runbook it tests"),
                    key("inputs", new Values(), "Inputs of every case"),
                    key("acts", new Values(), "What acts do in every case that does not say otherwise"),
                    required("cases", new Several(CASE), "The cases")));

    private CaseShapes() {}

    private static Key required(String name, Form form, String about) {
        return new Key(name, form, true, about);
    }

    private static Key key(String name, Form form, String about) {
        return new Key(name, form, false, about);
    }

    private static List<String> kinds() {
        return Arrays.stream(FailureKind.values())
                .filter(kind -> kind != FailureKind.CANCELLED)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> outcomes() {
        return Arrays.stream(Outcome.values()).map(Outcome::word).toList();
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

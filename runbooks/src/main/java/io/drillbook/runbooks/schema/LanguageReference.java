package io.drillbook.runbooks.schema;

import io.drillbook.runbooks.cases.CaseShapes;
import io.drillbook.runbooks.model.Form;
import io.drillbook.runbooks.model.Key;
import io.drillbook.runbooks.model.Shape;
import io.drillbook.runbooks.model.Shapes;
import io.drillbook.runbooks.model.StepAttributes;
import io.drillbook.runbooks.model.StepKind;
import java.util.List;

/** The tables of the language reference, in Markdown, from the table of keys that the parser reads by. */
public final class LanguageReference {
    private static final List<Shape> SHAPES = List.of(
            Shapes.RUNBOOK,
            Shapes.INPUT,
            Shapes.OBJECTIVES,
            Shapes.GUARD,
            Shapes.LOCK,
            Shapes.WINDOW,
            Shapes.BLACKOUT,
            Shapes.BLAST_RADIUS,
            Shapes.RETRY,
            Shapes.UNDO,
            Shapes.ANSWER,
            Shapes.BRANCH,
            Shapes.OTHERWISE,
            Shapes.PARALLEL_BRANCH,
            Shapes.RECOVER);

    private LanguageReference() {}

    /** All keys of all mappings. */
    public static String markdown() {
        StringBuilder text = new StringBuilder();
        for (Shape shape : SHAPES) {
            section(shape.name(), "", shape, text);
        }
        for (StepKind kind : StepKind.values()) {
            section("Step: " + kind.word(), kind.about() + ".\n\n", StepAttributes.of(kind), text);
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** All keys of a test file. */
    public static String tests() {
        StringBuilder text = new StringBuilder();
        for (Shape shape :
                List.of(CaseShapes.FILE, CaseShapes.CASE, CaseShapes.ACT, CaseShapes.CANCEL, CaseShapes.EXPECT)) {
            section(shape.name(), "", shape, text);
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static void section(String title, String about, Shape shape, StringBuilder text) {
        text.append("### ").append(title).append("\n\n").append(about);
        text.append("| Key | Value | Meaning |\n| --- | --- | --- |\n");
        for (Key key : shape.keys()) {
            text.append("| `").append(key.name()).append('`');
            text.append(key.required() ? " (required)" : "");
            text.append(" | ").append(value(key.form()));
            text.append(" | ").append(key.about()).append(" |\n");
        }
        text.append('\n');
    }

    private static String value(Form form) {
        return switch (form) {
            case Form.Single single -> single.kind().about();
            case Form.Word word -> "one of `" + String.join("`, `", word.words()) + "`";
            case Form.SomeWords some -> "a list out of `" + String.join("`, `", some.words()) + "`";
            case Form.Words words -> "a list of texts";
            case Form.Groups groups -> "a list of groups";
            case Form.Nested nested -> "a mapping: " + nested.shape().name();
            case Form.Named named ->
                "a mapping of names, each an " + named.shape().name();
            case Form.Several several -> "a list, each a " + several.shape().name();
            case Form.Values values -> "a mapping of names and values";
            case Form.Steps steps -> "a list of steps";
        };
    }
}

package io.drillbook.runbooks.parse;

import io.drillbook.runbooks.model.Form;

/** What a form is called in a problem. */
final class FormText {
    private FormText() {}

    static String of(Form form) {
        return switch (form) {
            case Form.Single single -> single.kind().about();
            case Form.Word word -> "one of " + String.join(", ", word.words());
            case Form.SomeWords some -> "a list out of " + String.join(", ", some.words());
            case Form.Words words -> "a list of texts";
            case Form.Groups groups -> "a list of groups";
            case Form.Nested nested ->
                "a mapping with " + String.join(", ", nested.shape().names());
            case Form.Named named -> "a mapping from names to mappings";
            case Form.Several several -> "a list";
            case Form.Values values -> "a mapping from names to values";
            case Form.Steps steps -> "a list of steps";
        };
    }
}

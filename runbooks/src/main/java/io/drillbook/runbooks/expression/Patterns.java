package io.drillbook.runbooks.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** Regular expressions, in the dialect (RE2) that is matched in linear time. */
final class Patterns {
    private Patterns() {}

    /** What a text should have been, when it is no pattern. */
    static Optional<String> refusal(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException refused) {
            return Optional.of("a regular expression: " + refused.getDescription());
        }
    }
}

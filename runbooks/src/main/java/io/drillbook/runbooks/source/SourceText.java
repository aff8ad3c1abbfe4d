package io.drillbook.runbooks.source;

import static java.util.Objects.requireNonNull;

/**
 * A text and the name its problems carry.
 *
 * @param name the file's path as its author typed it
 * @param text the whole text
 */
public record SourceText(String name, String text) {
    public SourceText {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
    }
}

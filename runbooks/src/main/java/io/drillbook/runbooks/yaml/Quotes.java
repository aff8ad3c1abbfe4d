package io.drillbook.runbooks.yaml;

/** Texts in the quotes that make YAML take them as they are. */
public final class Quotes {
    private Quotes() {}

    /** The text in single quotes, in which nothing but the quote itself is special. */
    public static String around(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

package io.drillbook.runbooks.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/** A value whose first character YAML gives a meaning of its own, so that it does not read what follows. */
record ValueStart(String message, String hint) {
    private static final Pattern OWN_SIGN = Pattern.compile("^[>|&*@`%]|^- ");
    private static final Pattern ENDS_EARLY = Pattern.compile("^[\"'\\[{]");

    /**
     * What to say of it.
     *
     * @param said by the parser
     * @param behind whether the fault was seen behind the value's first character
     */
    static Optional<ValueStart> of(String key, String value, String said, boolean behind) {
        boolean sign = OWN_SIGN.matcher(value).find();
        boolean early = behind
                && ENDS_EARLY.matcher(value).find()
                && said.contains("<block end>")
                && !said.contains("end of stream");
        if (!sign && !early) {
            return Optional.empty();
        }
        String first = value.substring(0, 1);
        String shown = first.equals("\"") ? "a double quote" : "\"" + first + "\"";
        String message = early
                ? "the value of \"" + key + "\" begins with " + shown
                        + ", so to YAML it ends before the text on its line does"
                : "the value of \"" + key + "\" begins with " + shown + ", which has a meaning of its own in YAML";
        return Optional.of(new ValueStart(message, "put the value in quotes: " + key + ": " + quoted(value)));
    }

    /** In the quotes that do not stand in it already, when it was meant to be quoted as a whole. */
    private static String quoted(String value) {
        boolean whole = value.startsWith("'") && value.endsWith("''") && value.indexOf('"') < 0;
        return whole ? "\"" + value.substring(1, value.length() - 1) + "\"" : Quotes.around(value);
    }
}

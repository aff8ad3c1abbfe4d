package io.drillbook.activities.host;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one place where arguments become shell text. */
final class ShellQuoting {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellQuoting() {}

    static String line(List<String> arguments) {
        return arguments.stream().map(ShellQuoting::word).collect(Collectors.joining(" "));
    }

    private static String word(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}

package io.drillbook.activities.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A command as an argument list. It becomes a shell text in one place only.
 *
 * @param arguments program first
 * @param input what it reads on standard input; the one way a secret may reach it
 */
public record Command(List<String> arguments, Optional<String> input) {
    public Command {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has at least a program");
        }
    }

    public static Command of(String... arguments) {
        return new Command(Arrays.asList(arguments), Optional.empty());
    }

    public Command with(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(Arrays.asList(more));
        return new Command(all, input);
    }

    public Command reading(String text) {
        return new Command(arguments, Optional.of(text));
    }

    /** The command as one line that a POSIX shell reads back as exactly these arguments. */
    @Override
    public String toString() {
        return ShellQuoting.line(arguments);
    }
}

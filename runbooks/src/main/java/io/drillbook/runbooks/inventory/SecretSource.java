package io.drillbook.runbooks.inventory;

import java.nio.file.Path;
import java.util.List;

/** Where a secret's value comes from. */
public sealed interface SecretSource {
    /** @param name of an environment variable of the worker */
    record FromEnvironment(String name) implements SecretSource {}

    /** @param path of a file that holds the value; a relative one is relative to the inventory; one final newline is dropped */
    record FromFile(Path path) implements SecretSource {}

    /** @param command an argument list whose standard output is the value */
    record FromCommand(List<String> command) implements SecretSource {
        public FromCommand {
            command = List.copyOf(command);
        }
    }
}

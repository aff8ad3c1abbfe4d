package io.drillbook.runbooks.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;

/** Where a secret's value comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "from")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SecretSource.FromEnvironment.class, name = "environment"),
    @JsonSubTypes.Type(value = SecretSource.FromFile.class, name = "file"),
    @JsonSubTypes.Type(value = SecretSource.FromCommand.class, name = "command"),
})
public sealed interface SecretSource {
    /** @param name of an environment variable of the worker */
    record FromEnvironment(String name) implements SecretSource {}

    /** @param path of a file that holds the value; absolute; one final newline is dropped */
    record FromFile(Path path) implements SecretSource {}

    /** @param command an argument list whose standard output is the value */
    record FromCommand(List<String> command) implements SecretSource {
        public FromCommand {
            command = List.copyOf(command);
        }
    }
}

package io.drillbook.activities.postgresql.server;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs commands as the user who owns a folder: a server's files and its backup tool's locks must not change hands.
 *
 * @param prefix what to put before a command; empty when we are that user already
 */
public record DatabaseOwner(String name, List<String> prefix) {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    public DatabaseOwner {
        prefix = List.copyOf(prefix);
    }

    /** Finds the owner of a folder on a host. */
    public static DatabaseOwner of(ShellAccess shell, String folder) throws ActionException, InterruptedException {
        String owner = shell.check(Command.of("stat", "-c", "%U", "--", folder), LIMIT)
                .standardOutput()
                .strip();
        String self =
                shell.check(Command.of("id", "-un"), LIMIT).standardOutput().strip();
        if (owner.equals(self)) {
            return new DatabaseOwner(owner, List.of());
        }
        return new DatabaseOwner(
                owner,
                self.equals("root") ? List.of("runuser", "-u", owner, "--") : List.of("sudo", "-n", "-u", owner, "--"));
    }

    /** The command, run as the owner. */
    public Command as(Command command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command.arguments());
        return new Command(all, command.input());
    }
}

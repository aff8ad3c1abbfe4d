package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What pgBackRest's configuration on one host says, in so far as we look at it. Only option names that carry no secret
 * ever leave the host.
 *
 * @param options value by {@code section/option}
 */
public record Configuration(SortedMap<String, String> options) {
    private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\]");
    private static final Pattern OPTION = Pattern.compile("([a-z0-9-]+)\\s*=\\s*(.*)");
    private static final Pattern OTHER_HOST = Pattern.compile(".*/pg[0-9]+-host");

    // Sections are printed for their names, options by this list: keys and passphrases stay where they are.
    private static final String READ = """
            found=1
            for file in "${PGBACKREST_CONFIG:-/etc/pgbackrest/pgbackrest.conf}" /etc/pgbackrest.conf /etc/pgbackrest/conf.d/*.conf; do
              if [ -r "$file" ]; then
                found=0
                grep -E '^[[:space:]]*(\\[|pg[0-9]+-host[[:space:]]*=|archive-push-queue-max[[:space:]]*=|archive-async[[:space:]]*=|backup-standby[[:space:]]*=)' "$file" || true
              fi
            done
            exit $found
            """;

    /** Reads the tool's configuration on a host; empty when none is found or readable. */
    public static Optional<Configuration> of(ShellAccess shell, DatabaseOwner owner)
            throws ActionException, InterruptedException {
        CommandOutput output = shell.run(owner.as(Command.of("sh", "-c", READ)), Duration.ofSeconds(15));
        return output.succeeded() ? Optional.of(read(output.standardOutput())) : Optional.empty();
    }

    /** Reads the lines of a configuration file. */
    static Configuration read(String text) {
        SortedMap<String, String> options = new TreeMap<>();
        String section = "";
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher heading = SECTION.matcher(line);
            Matcher option = OPTION.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
            } else if (option.matches()) {
                options.put(section + "/" + option.group(1), option.group(2).strip());
            }
        }
        return new Configuration(options);
    }

    /** Whether the stanza names a server on another host, so that a backup can use a primary and a standby at once. */
    public boolean namesOtherHost(String stanza) {
        return options.keySet().stream()
                .filter(key -> key.startsWith(stanza + "/") || key.startsWith("global/"))
                .anyMatch(key -> OTHER_HOST.matcher(key).matches());
    }

    /** An option of the stanza, else of the command's or the global section. */
    public Optional<String> option(String stanza, String command, String name) {
        for (String section : new String[] {stanza + ":" + command, stanza, "global:" + command, "global"}) {
            if (options.containsKey(section + "/" + name)) {
                return Optional.ofNullable(options.get(section + "/" + name));
            }
        }
        return Optional.empty();
    }
}

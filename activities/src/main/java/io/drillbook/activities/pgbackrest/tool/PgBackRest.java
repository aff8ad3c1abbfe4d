package io.drillbook.activities.pgbackrest.tool;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.BackupRepository;
import io.drillbook.runbooks.inventory.Cluster;
import io.drillbook.runbooks.inventory.Node;
import io.drillbook.runbooks.inventory.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * pgBackRest on one host, for one repository.
 *
 * @param configuration its configuration file where it is not the usual one
 */
public record PgBackRest(
        ShellAccess shell, DatabaseOwner owner, BackupRepository repository, Optional<String> configuration) {
    /** The tool tries a silent store nine times: it shall say so itself before we stop it. */
    private static final Duration LIMIT = Duration.ofSeconds(70);

    private static final String PATIENCE = "--io-timeout=5";

    /** The tool on a server's own host. */
    public static PgBackRest on(ShellAccess shell, Node node, BackupRepository repository)
            throws ActionException, InterruptedException {
        return new PgBackRest(shell, DatabaseOwner.of(shell, node.data()), repository, Optional.empty());
    }

    /** The tool on a host where restores are tried, with its read-only configuration. */
    public static PgBackRest on(ShellAccess shell, Sandbox sandbox, BackupRepository repository)
            throws ActionException, InterruptedException {
        return new PgBackRest(
                shell, DatabaseOwner.of(shell, sandbox.data()), repository, Optional.of(sandbox.backupConfiguration()));
    }

    /** The cluster's repository, if pgBackRest keeps it. */
    public static BackupRepository repository(Cluster cluster) throws ActionException {
        BackupRepository repository = cluster.backup()
                .orElseThrow(() -> new ActionException(
                        "no-repository",
                        FailureKind.REFUSED,
                        "the inventory names no backup repository for " + cluster.name(),
                        "add a backup: section to the cluster"));
        if (!repository.tool().equals("pgbackrest")) {
            throw new ActionException(
                    "unknown-backup-tool",
                    FailureKind.REFUSED,
                    "backups of " + cluster.name() + " are kept by " + repository.tool()
                            + ", and this action knows pgbackrest",
                    "use a runbook for that tool");
        }
        return repository;
    }

    /** A command of the tool, quiet but for errors, run by the owner of the server's files. */
    public Command command(String name, String... options) {
        return owner.as(plain(repository, configuration, name, options));
    }

    /** The same without the change of user, for previews and for texts by hand. */
    public static Command plain(
            BackupRepository repository, Optional<String> configuration, String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of("pgbackrest"));
        configuration.ifPresent(file -> arguments.add("--config=" + file));
        arguments.add("--stanza=" + repository.stanza());
        arguments.add("--repo=" + repository.repository());
        if (Arrays.stream(options).noneMatch(option -> option.startsWith("--log-level-console"))) {
            arguments.add("--log-level-console=off");
        }
        arguments.add("--log-level-stderr=error");
        arguments.addAll(Arrays.asList(options));
        arguments.add(name);
        return new Command(arguments, Optional.empty());
    }

    /**
     * What the repository holds, and whether a backup runs.
     *
     * @throws ActionException also when the store does not answer: a repository that cannot be seen is not an empty one
     */
    public StanzaInfo info() throws ActionException, InterruptedException {
        CommandOutput output = shell.check(command("info", "--output=json", PATIENCE), LIMIT);
        String trouble = InfoText.trouble(output.standardOutput());
        if (ToolComplaint.kind(trouble) == FailureKind.UNREACHABLE) {
            throw new ActionException(
                    "repository-unreachable",
                    FailureKind.UNREACHABLE,
                    "the repository of " + repository.stanza() + " cannot be read from "
                            + shell.host().name() + ": " + ToolComplaint.of(trouble),
                    "see whether the store runs, and whether this host reaches it");
        }
        try {
            return InfoText.read(output.standardOutput(), repository.stanza());
        } catch (IllegalArgumentException unreadable) {
            throw new ActionException(
                    "info-unreadable",
                    FailureKind.UNKNOWN,
                    String.valueOf(unreadable.getMessage()),
                    "run it by hand on " + shell.host().name() + ": " + command("info", "--output=json"));
        }
    }

    /** The tool's version: 2.55.1. */
    public String version() throws ActionException, InterruptedException {
        return shell.check(owner.as(Command.of("pgbackrest", "version")), LIMIT)
                .standardOutput()
                .replace("pgBackRest", "")
                .strip();
    }
}

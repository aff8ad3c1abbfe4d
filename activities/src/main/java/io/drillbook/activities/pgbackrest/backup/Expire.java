package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.ObjectAccess;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.BackupSet;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.pgbackrest.tool.StanzaInfo;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.BackupRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code pgbackrest.expire}: lets go of what is older than both limits, and never of what was just verified. */
public final class Expire implements Action<ExpireInput, ExpireOutput> {
    @Override
    public ExpireOutput run(ExpireInput input, ActionContext context) throws ActionException, InterruptedException {
        BackupRepository repository = PgBackRest.repository(input.cluster());
        try (ShellAccess shell = context.connectors().shell(input.node().host());
                ObjectAccess objects = context.connectors().objects(repository.store())) {
            PgBackRest tool = PgBackRest.on(shell, input.node(), repository);
            StanzaInfo before = tool.info();
            if (before.labelled(input.verified()).isEmpty()) {
                throw new ActionException(
                        "verified-missing",
                        FailureKind.CHECK_FAILED,
                        "the verified backup " + input.verified() + " is not listed, so nothing is let go",
                        "look at pgbackrest info");
            }
            // The stamps compared are the repository's; a day more or less of clock is not what decides here.
            long keep = Retention.fullBackupsToKeep(
                    before.backups(), input.keepFull(), input.keepDays(), input.verified(), Instant.now());
            Command command = tool.owner().as(command(repository, keep));
            context.ran(command.toString());
            shell.check(command, Duration.ofMinutes(20));
            Checks checks = new Checks();
            RepositoryChecks.space(checks, objects, repository);
            return result(input, keep, before, tool.info(), checks);
        }
    }

    private static ExpireOutput result(
            ExpireInput input, long keep, StanzaInfo before, StanzaInfo after, Checks checks) {
        List<String> left = after.backups().stream().map(BackupSet::label).toList();
        List<String> gone = before.backups().stream()
                .map(BackupSet::label)
                .filter(label -> !left.contains(label))
                .toList();
        long fulls = after.backups().stream()
                .filter(set -> set.type().equals("full"))
                .count();
        long had = before.backups().stream()
                .filter(set -> set.type().equals("full"))
                .count();
        checks.add(
                "verified-stays",
                "retention",
                "pgbackrest info",
                input.verified() + " is listed",
                left.contains(input.verified()) ? "listed" : "gone",
                left.contains(input.verified()));
        checks.add(
                "redundancy-stays",
                "retention",
                "pgbackrest info",
                "at least " + Math.min(keep, had) + " full backups",
                Long.toString(fulls),
                fulls >= Math.min(keep, had));
        return new ExpireOutput(keep, gone, left, checks.verdict(), checks.results(), checks.findings());
    }

    private static Command command(BackupRepository repository, long keep) {
        String option = "--repo" + repository.repository() + "-retention-full";
        return PgBackRest.plain(repository, Optional.empty(), "expire", option + "-type=count", option + "=" + keep);
    }

    @Override
    public List<String> preview(ExpireInput input) {
        return input.cluster().backup().stream()
                .map(repository -> command(repository, input.keepFull()) + "   # or more, as the days ask: at least "
                        + input.keepDays())
                .toList();
    }
}

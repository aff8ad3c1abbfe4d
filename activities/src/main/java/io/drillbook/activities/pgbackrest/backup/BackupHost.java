package io.drillbook.activities.pgbackrest.backup;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.pgbackrest.tool.Configuration;
import io.drillbook.activities.pgbackrest.tool.PgBackRest;
import io.drillbook.activities.postgresql.server.ClusterState;
import io.drillbook.activities.postgresql.server.DatabaseOwner;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Node;
import java.util.Optional;

/**
 * Where the tool runs for a backup.
 *
 * @param node on whose host
 * @param fromStandby whether the tool may be told to take the files from a standby
 */
record BackupHost(Node node, boolean fromStandby) {
    /**
     * The chosen server's host when its tool can do it: from a standby, the tool must reach the primary as well. Else the
     * primary's own host, and a finding says so.
     */
    static BackupHost choose(BackupInput input, ActionContext context, Checks checks)
            throws ActionException, InterruptedException {
        ClusterState state = ClusterState.read(input.cluster(), context.connectors());
        Node primary = state.primary().node();
        if (!input.fromStandby()) {
            if (!primary.name().equals(input.node().name())) {
                throw new ActionException(
                        "primary-moved",
                        FailureKind.CHECK_FAILED,
                        "the backup was to be taken from the primary "
                                + input.node().name() + ", and the primary is " + primary.name() + " now",
                        "start the runbook again: what it saw no longer holds");
            }
            return new BackupHost(primary, false);
        }
        if (primary.name().equals(input.node().name())) {
            checks.finding(
                    "standby-was-promoted",
                    "warning",
                    input.node().name() + " was a standby when it was chosen and is the primary now",
                    "the backup is taken from it all the same");
            return new BackupHost(primary, false);
        }
        for (Node node : new Node[] {input.node(), primary}) {
            if (reachesBoth(node, input, context)) {
                return new BackupHost(node, true);
            }
        }
        checks.finding(
                "standby-backup-not-configured",
                "warning",
                "pgBackRest on " + input.node().name() + " and on " + primary.name()
                        + " names no other server (pgN-host), so the primary bears the backup",
                "name both servers in the configuration on both hosts");
        return new BackupHost(primary, false);
    }

    private static boolean reachesBoth(Node node, BackupInput input, ActionContext context)
            throws ActionException, InterruptedException {
        try (ShellAccess shell = context.connectors().shell(node.host())) {
            Optional<Configuration> configuration = Configuration.of(shell, DatabaseOwner.of(shell, node.data()));
            String stanza = PgBackRest.repository(input.cluster()).stanza();
            return configuration.map(text -> text.namesOtherHost(stanza)).orElse(false);
        }
    }
}

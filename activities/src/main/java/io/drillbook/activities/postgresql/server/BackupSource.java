package io.drillbook.activities.postgresql.server;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code postgresql.backup_source}: looks at every server and chooses where to back up from. */
public final class BackupSource implements Action<BackupSourceInput, BackupSourceOutput> {
    @Override
    public BackupSourceOutput run(BackupSourceInput input, ActionContext context) throws ActionException {
        Checks checks = new Checks();
        ClusterState state = ClusterState.read(input.cluster(), context.connectors());
        NodeState primary = state.primary();
        checks.add(
                "one-primary",
                "topology",
                "pg_is_in_recovery() on every server",
                "exactly one primary",
                primary.node().name() + " is the primary",
                true);
        for (NodeState standby : state.standbys()) {
            checks.equal(
                    "same-system-" + standby.node().name(),
                    "topology",
                    "pg_control_system() on every server",
                    primary.systemIdentifier(),
                    standby.systemIdentifier());
        }
        checks.add(
                "archiving-on",
                "setting",
                "archive_mode on the primary",
                "on or always",
                primary.archiveMode(),
                !primary.archiveMode().equals("off"));
        state.unreachable()
                .forEach((node, why) -> checks.finding(
                        "server-unreachable",
                        "serious",
                        node + " gave no answer: " + why,
                        "a cluster without its standby has lost its redundancy: see to it today"));
        if (!primary.checksums()) {
            checks.finding(
                    "no-page-checksums",
                    "serious",
                    "data_checksums is off on " + primary.node().name(),
                    "a damaged page is copied into every backup unseen: stop the server and run pg_checksums --enable");
        }
        Optional<NodeState> close = state.closeStandby(input.maxStandbyLag());
        Optional<Duration> lag = state.standbys().stream()
                .map(state::lag)
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
        if (close.isEmpty()) {
            checks.finding(
                    "no-close-standby",
                    "warning",
                    reason(state, input, close, lag),
                    "the backup burdens the primary, and no manifest can be made: bring a standby back");
        }
        return new BackupSourceOutput(
                primary.node(),
                close.orElse(primary).node(),
                close.isPresent(),
                reason(state, input, close, lag),
                lag,
                primary.systemIdentifier(),
                primary.timeline(),
                primary.version(),
                checks.verdict(),
                checks.results(),
                checks.findings());
    }

    private static String reason(
            ClusterState state, BackupSourceInput input, Optional<NodeState> close, Optional<Duration> lag) {
        String limit = DurationText.write(input.maxStandbyLag());
        if (close.isPresent()) {
            return close.get().node().name() + " streams and is at most "
                    + lag.map(DurationText::write).orElse("an unknown time") + " behind (limit " + limit + ")";
        }
        return state.standbys().isEmpty()
                ? "no standby answers, so the primary is used"
                : "no standby streams and is at most " + limit + " behind (closest: "
                        + lag.map(DurationText::write).orElse("not known") + "), so the primary is used";
    }

    @Override
    public List<String> preview(BackupSourceInput input) {
        return List.of(NodeState.QUERY.strip().replaceAll("\\s+", " "));
    }
}

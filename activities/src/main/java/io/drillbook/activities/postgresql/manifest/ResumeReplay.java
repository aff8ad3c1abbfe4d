package io.drillbook.activities.postgresql.manifest;

import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.connector.SqlAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.measure.Checks;
import io.drillbook.activities.postgresql.server.Endpoints;
import io.drillbook.activities.step.Action;
import io.drillbook.activities.step.ActionContext;
import io.drillbook.runbooks.inventory.Node;
import java.util.ArrayList;
import java.util.List;

/** {@code postgresql.resume_replay}: ends this run's own pauses, and nobody else's. */
public final class ResumeReplay implements Action<ResumeReplayInput, ResumeReplayOutput> {
    @Override
    public ResumeReplayOutput run(ResumeReplayInput input, ActionContext context) throws InterruptedException {
        Checks checks = new Checks();
        List<String> resumed = new ArrayList<>();
        for (Node node : input.cluster().nodes()) {
            try (ShellAccess shell = context.connectors().shell(node.host());
                    SqlAccess sql = context.connectors().sql(Endpoints.act(input.cluster(), node))) {
                ReplayPause pause = new ReplayPause(shell, node, input.cluster().database(), sql, context);
                if (pause.armed().isPresent()) {
                    pause.end();
                    resumed.add(node.name());
                }
            } catch (ActionException failed) {
                // The job on the host resumes replay at its limit; one server in trouble must not keep the others.
                checks.finding(
                        "replay-not-looked-at",
                        "warning",
                        "nothing could be done about replay on " + node.name() + ": "
                                + failed.failure().message(),
                        "if this run paused it, the job on its host resumes it at the limit");
            }
        }
        if (resumed.isEmpty()) {
            context.alreadyDone();
        }
        return new ResumeReplayOutput(resumed, checks.findings());
    }

    @Override
    public List<String> preview(ResumeReplayInput input) {
        return List.of("SELECT pg_wal_replay_resume()   -- where this run has paused it");
    }
}

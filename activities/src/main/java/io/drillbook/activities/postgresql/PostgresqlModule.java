package io.drillbook.activities.postgresql;

import io.drillbook.activities.postgresql.dump.Dump;
import io.drillbook.activities.postgresql.dump.DumpInput;
import io.drillbook.activities.postgresql.dump.DumpOutput;
import io.drillbook.activities.postgresql.manifest.ResumeReplay;
import io.drillbook.activities.postgresql.manifest.ResumeReplayInput;
import io.drillbook.activities.postgresql.manifest.ResumeReplayOutput;
import io.drillbook.activities.postgresql.server.BackupSource;
import io.drillbook.activities.postgresql.server.BackupSourceInput;
import io.drillbook.activities.postgresql.server.BackupSourceOutput;
import io.drillbook.activities.step.ActionDefinition;
import io.drillbook.activities.step.ActionModule;
import io.drillbook.runbooks.action.Risk;
import java.util.List;

/** Acts on the servers of a cluster. */
public final class PostgresqlModule implements ActionModule {
    @Override
    public List<ActionDefinition<?, ?>> definitions() {
        return List.of(
                new ActionDefinition<>(
                        "postgresql.backup_source",
                        "Looks at every server of a cluster and chooses where to back up from",
                        Risk.R0,
                        "only reads",
                        false,
                        BackupSourceInput.class,
                        BackupSourceOutput.class,
                        () -> new BackupSource()),
                new ActionDefinition<>(
                        "postgresql.dump",
                        "Streams a dump of every database and of the roles from the host into the store",
                        Risk.R1,
                        "the manifest carries the effect's mark and is found by it; objects without one are no dump",
                        true,
                        DumpInput.class,
                        DumpOutput.class,
                        () -> new Dump()),
                new ActionDefinition<>(
                        "postgresql.resume_replay",
                        "Resumes the replay that this run has paused, and nobody else's",
                        Risk.R1,
                        "where nothing is paused by this run, nothing is done",
                        false,
                        ResumeReplayInput.class,
                        ResumeReplayOutput.class,
                        () -> new ResumeReplay()));
    }
}

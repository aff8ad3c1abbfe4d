package io.drillbook.activities.pgbackrest;

import io.drillbook.activities.pgbackrest.backup.Backup;
import io.drillbook.activities.pgbackrest.backup.BackupInput;
import io.drillbook.activities.pgbackrest.backup.BackupOutput;
import io.drillbook.activities.pgbackrest.backup.Expire;
import io.drillbook.activities.pgbackrest.backup.ExpireInput;
import io.drillbook.activities.pgbackrest.backup.ExpireOutput;
import io.drillbook.activities.pgbackrest.backup.Exposure;
import io.drillbook.activities.pgbackrest.backup.ExposureInput;
import io.drillbook.activities.pgbackrest.backup.ExposureOutput;
import io.drillbook.activities.pgbackrest.backup.Preflight;
import io.drillbook.activities.pgbackrest.backup.PreflightInput;
import io.drillbook.activities.pgbackrest.backup.PreflightOutput;
import io.drillbook.activities.pgbackrest.backup.Verify;
import io.drillbook.activities.pgbackrest.backup.VerifyInput;
import io.drillbook.activities.pgbackrest.backup.VerifyOutput;
import io.drillbook.activities.pgbackrest.manifest.MakeManifest;
import io.drillbook.activities.pgbackrest.manifest.ManifestInput;
import io.drillbook.activities.pgbackrest.manifest.ManifestOutput;
import io.drillbook.activities.pgbackrest.restore.ChooseRestorePoint;
import io.drillbook.activities.pgbackrest.restore.RestorePointInput;
import io.drillbook.activities.pgbackrest.restore.RestorePointOutput;
import io.drillbook.activities.step.ActionDefinition;
import io.drillbook.activities.step.ActionModule;
import io.drillbook.runbooks.action.Risk;
import java.util.List;

/** Acts on a repository of pgBackRest. */
public final class PgBackRestModule implements ActionModule {
    @Override
    public List<ActionDefinition<?, ?>> definitions() {
        return List.of(
                new ActionDefinition<>(
                        "pgbackrest.preflight",
                        "Looks at the repository and at what was archived, before a backup",
                        Risk.R0,
                        "only reads",
                        true,
                        PreflightInput.class,
                        PreflightOutput.class,
                        () -> new Preflight()),
                new ActionDefinition<>(
                        "pgbackrest.backup",
                        "Makes a full, differential or incremental backup, from a standby where one is close enough",
                        Risk.R1,
                        "the backup carries the effect's mark as an annotation and is found by it",
                        true,
                        BackupInput.class,
                        BackupOutput.class,
                        () -> new Backup()),
                new ActionDefinition<>(
                        "postgresql.manifest",
                        "Writes down what the databases hold at one exact position, read on a standby with replay paused",
                        Risk.R2,
                        "the manifest is written once and carries the effect's mark",
                        true,
                        ManifestInput.class,
                        ManifestOutput.class,
                        () -> new MakeManifest()),
                new ActionDefinition<>(
                        "pgbackrest.verify",
                        "Computes every checksum of a backup, and of those it needs, in the repository",
                        Risk.R0,
                        "only reads",
                        true,
                        VerifyInput.class,
                        VerifyOutput.class,
                        () -> new Verify()),
                new ActionDefinition<>(
                        "pgbackrest.expire",
                        "Lets go of backups and log older than both limits, never of what was just verified",
                        Risk.R2,
                        "what is gone already is not let go twice: the same limits name the same backups",
                        true,
                        ExpireInput.class,
                        ExpireOutput.class,
                        () -> new Expire()),
                new ActionDefinition<>(
                        "pgbackrest.exposure",
                        "Measures what would be lost if only the repository were left now",
                        Risk.R0,
                        "only reads",
                        true,
                        ExposureInput.class,
                        ExposureOutput.class,
                        () -> new Exposure()),
                new ActionDefinition<>(
                        "pgbackrest.restore_point",
                        "Chooses a point to restore to, by what lies in the repository and nothing else",
                        Risk.R0,
                        "only reads; a later attempt chooses anew, with the same seed",
                        true,
                        RestorePointInput.class,
                        RestorePointOutput.class,
                        () -> new ChooseRestorePoint()));
    }
}

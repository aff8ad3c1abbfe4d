package io.drillbook.activities.sandbox;

import io.drillbook.activities.measure.restore.RestoreFigures;
import io.drillbook.activities.measure.restore.RestoreFiguresInput;
import io.drillbook.activities.measure.restore.RestoreFiguresOutput;
import io.drillbook.activities.sandbox.beside.PlaceDatabase;
import io.drillbook.activities.sandbox.beside.PlaceDatabaseInput;
import io.drillbook.activities.sandbox.beside.PlaceDatabaseOutput;
import io.drillbook.activities.sandbox.beside.PlaceTable;
import io.drillbook.activities.sandbox.beside.PlaceTableInput;
import io.drillbook.activities.sandbox.beside.PlaceTableOutput;
import io.drillbook.activities.sandbox.beside.RemoveDatabase;
import io.drillbook.activities.sandbox.beside.RemoveDatabaseInput;
import io.drillbook.activities.sandbox.beside.RemoveDatabaseOutput;
import io.drillbook.activities.sandbox.beside.RemoveTable;
import io.drillbook.activities.sandbox.beside.RemoveTableInput;
import io.drillbook.activities.sandbox.beside.RemoveTableOutput;
import io.drillbook.activities.sandbox.copy.Checksums;
import io.drillbook.activities.sandbox.copy.ChecksumsInput;
import io.drillbook.activities.sandbox.copy.ChecksumsOutput;
import io.drillbook.activities.sandbox.copy.Compare;
import io.drillbook.activities.sandbox.copy.CompareInput;
import io.drillbook.activities.sandbox.copy.CompareOutput;
import io.drillbook.activities.sandbox.copy.Fetch;
import io.drillbook.activities.sandbox.copy.FetchInput;
import io.drillbook.activities.sandbox.copy.FetchOutput;
import io.drillbook.activities.sandbox.copy.Recover;
import io.drillbook.activities.sandbox.copy.RecoverInput;
import io.drillbook.activities.sandbox.copy.RecoverOutput;
import io.drillbook.activities.sandbox.copy.VerifyCopy;
import io.drillbook.activities.sandbox.copy.VerifyCopyInput;
import io.drillbook.activities.sandbox.copy.VerifyCopyOutput;
import io.drillbook.activities.sandbox.dump.ChooseDump;
import io.drillbook.activities.sandbox.dump.CompareDump;
import io.drillbook.activities.sandbox.dump.CompareDumpInput;
import io.drillbook.activities.sandbox.dump.CompareDumpOutput;
import io.drillbook.activities.sandbox.dump.DumpPointInput;
import io.drillbook.activities.sandbox.dump.DumpPointOutput;
import io.drillbook.activities.sandbox.dump.LoadDump;
import io.drillbook.activities.sandbox.dump.LoadDumpInput;
import io.drillbook.activities.sandbox.dump.LoadDumpOutput;
import io.drillbook.activities.sandbox.place.Destroy;
import io.drillbook.activities.sandbox.place.DestroyInput;
import io.drillbook.activities.sandbox.place.DestroyOutput;
import io.drillbook.activities.sandbox.place.Isolation;
import io.drillbook.activities.sandbox.place.IsolationInput;
import io.drillbook.activities.sandbox.place.IsolationOutput;
import io.drillbook.activities.sandbox.place.Provision;
import io.drillbook.activities.sandbox.place.ProvisionInput;
import io.drillbook.activities.sandbox.place.ProvisionOutput;
import io.drillbook.activities.step.ActionDefinition;
import io.drillbook.activities.step.ActionModule;
import io.drillbook.runbooks.action.Risk;
import java.util.List;

/** Acts in a place where restores are tried, and the figures made of them. */
public final class SandboxModule implements ActionModule {
    @Override
    public List<ActionDefinition<?, ?>> definitions() {
        return List.of(
                new ActionDefinition<>(
                        "pgbackrest.restore",
                        "Brings a backup's files into this run's folder in a sandbox",
                        Risk.R1,
                        "a file in the folder says that it is done; a job that runs is taken up",
                        true,
                        FetchInput.class,
                        FetchOutput.class,
                        () -> new Fetch()),
                new ActionDefinition<>(
                        "sandbox.choose_dump",
                        "Chooses a logical dump to restore, by what lies in the store and nothing else",
                        Risk.R0,
                        "only reads; a later attempt chooses anew, with the same seed",
                        false,
                        DumpPointInput.class,
                        DumpPointOutput.class,
                        () -> new ChooseDump()),
                new ActionDefinition<>(
                        "sandbox.load_dump",
                        "Makes an empty server in this run's folder and loads a logical dump into it",
                        Risk.R1,
                        "a file in the folder says that it is done; an unfinished load is begun anew",
                        true,
                        LoadDumpInput.class,
                        LoadDumpOutput.class,
                        () -> new LoadDump()),
                new ActionDefinition<>(
                        "sandbox.compare_dump",
                        "Compares a loaded dump with the manifest made in the dump's own snapshots, and measures",
                        Risk.R0,
                        "only reads",
                        true,
                        CompareDumpInput.class,
                        CompareDumpOutput.class,
                        () -> new CompareDump()),
                new ActionDefinition<>(
                        "sandbox.isolation",
                        "Proves that a sandbox reaches the store, nothing of production, cannot write to the repository and is empty",
                        Risk.R0,
                        "only reads, and tries one write that must be refused",
                        true,
                        IsolationInput.class,
                        IsolationOutput.class,
                        () -> new Isolation()),
                new ActionDefinition<>(
                        "sandbox.provision",
                        "Makes a marked folder in a sandbox, after arming what destroys it",
                        Risk.R1,
                        "a folder with this run's mark is found and used",
                        false,
                        ProvisionInput.class,
                        ProvisionOutput.class,
                        () -> new Provision()),
                new ActionDefinition<>(
                        "sandbox.recover",
                        "Starts the restored copy and waits until recovery has stopped exactly where it was told to",
                        Risk.R1,
                        "a copy that was started for this stage is waited for, not started again",
                        true,
                        RecoverInput.class,
                        RecoverOutput.class,
                        () -> new Recover()),
                new ActionDefinition<>(
                        "sandbox.compare",
                        "Holds the paused copy to the manifest made at backup time",
                        Risk.R0,
                        "only reads",
                        true,
                        CompareInput.class,
                        CompareOutput.class,
                        () -> new Compare()),
                new ActionDefinition<>(
                        "sandbox.checksums",
                        "Stops the copy and computes the checksum of every page",
                        Risk.R1,
                        "the check runs as one job, taken up or found ended",
                        true,
                        ChecksumsInput.class,
                        ChecksumsOutput.class,
                        () -> new Checksums()),
                new ActionDefinition<>(
                        "sandbox.verify",
                        "Reads every block and row of the opened copy and asks the application",
                        Risk.R1,
                        "checks run as jobs, taken up or found ended",
                        true,
                        VerifyCopyInput.class,
                        VerifyCopyOutput.class,
                        () -> new VerifyCopy()),
                new ActionDefinition<>(
                        "sandbox.place_table",
                        "Brings one table's rows from the opened copy into a schema of their own beside the original",
                        Risk.R1,
                        "a schema with this run's mark says that it is done; it is committed whole or not at all",
                        true,
                        PlaceTableInput.class,
                        PlaceTableOutput.class,
                        () -> new PlaceTable()),
                new ActionDefinition<>(
                        "sandbox.remove_table",
                        "Removes the schema that this run placed beside the original, and no other",
                        Risk.R1,
                        "where no schema carries the mark, nothing is done",
                        false,
                        RemoveTableInput.class,
                        RemoveTableOutput.class,
                        () -> new RemoveTable()),
                new ActionDefinition<>(
                        "sandbox.place_database",
                        "Brings one database from the opened copy to the cluster, under a name of its own",
                        Risk.R1,
                        "a database with this run's mark says that it is done; one that is not whole is made anew",
                        true,
                        PlaceDatabaseInput.class,
                        PlaceDatabaseOutput.class,
                        () -> new PlaceDatabase()),
                new ActionDefinition<>(
                        "sandbox.remove_database",
                        "Removes the database that this run placed beside the original, and no other",
                        Risk.R1,
                        "where no database carries the mark, nothing is done",
                        false,
                        RemoveDatabaseInput.class,
                        RemoveDatabaseOutput.class,
                        () -> new RemoveDatabase()),
                new ActionDefinition<>(
                        "sandbox.destroy",
                        "Destroys what carries this run's mark in a sandbox, and proves that it is gone",
                        Risk.R1,
                        "where nothing carries the mark, nothing is done",
                        true,
                        DestroyInput.class,
                        DestroyOutput.class,
                        () -> new Destroy()),
                new ActionDefinition<>(
                        "measure.restore",
                        "Makes the figures of a restore from what its steps measured",
                        Risk.R0,
                        "only computes",
                        false,
                        RestoreFiguresInput.class,
                        RestoreFiguresOutput.class,
                        () -> new RestoreFigures()));
    }
}

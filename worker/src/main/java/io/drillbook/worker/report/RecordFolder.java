package io.drillbook.worker.report;

import io.drillbook.activities.evidence.EvidenceStore;
import io.drillbook.activities.evidence.FolderHome;
import io.drillbook.activities.evidence.RunFiles;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.util.List;
import java.util.Optional;

/** The records that lie on this machine. */
public final class RecordFolder {
    private final EvidenceStore store;

    private RecordFolder(EvidenceStore store) {
        this.store = store;
    }

    /** The folder that the settings name. */
    public static RecordFolder of(Settings settings) {
        return new RecordFolder(new RunFiles(new FolderHome(settings.evidence())));
    }

    /**
     * The newest record of a run; a run that was reset leaves several.
     *
     * @param firstRunId the same before and after a reset
     */
    public Optional<RunRecord> find(String workflowId, String firstRunId) {
        RunIdentity wanted = new RunIdentity(workflowId, firstRunId);
        return all().stream().filter(record -> record.identity().equals(wanted)).reduce((earlier, later) -> later);
    }

    /** All records, in the order they were stored. */
    public List<RunRecord> all() {
        try {
            return store.records().stream()
                    .map(EvidenceStore.StoredRecord::record)
                    .toList();
        } catch (ActionException unreadable) {
            throw broken(unreadable);
        }
    }

    /** Runs that were opened and have no record: they run now, or were lost. */
    public List<RunIdentity> openedAndNotClosed() {
        try {
            return store.withoutRecord().stream()
                    .map(opening -> opening.identity())
                    .toList();
        } catch (ActionException unreadable) {
            throw broken(unreadable);
        }
    }

    private static CommandException broken(ActionException unreadable) {
        return CommandException.failed(
                unreadable.failure().code(),
                unreadable.failure().message(),
                unreadable.failure().hint().orElse("look at the evidence folder"));
    }
}

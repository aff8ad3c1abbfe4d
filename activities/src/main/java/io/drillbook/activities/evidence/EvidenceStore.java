package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import java.util.List;

/** Entries and records of runs. Nothing in it is ever changed or taken away by us. */
public interface EvidenceStore {
    /** A record as it lies in the store. */
    record StoredRecord(RecordStored stored, RunRecord record) {}

    /** Says that a run began. An entry that is there already stays as it is. */
    void open(RunOpening opening) throws ActionException;

    /**
     * Stores a run's record. The same record again gives what is stored. Another record of the same run, which a reset
     * makes, is stored beside the first as a further revision, with a deviation that says so.
     */
    RecordStored record(RunRecord record) throws ActionException;

    /** All runs that began, in the order of their start. */
    List<RunOpening> openings() throws ActionException;

    /** All records, in the order of their run's start. */
    List<StoredRecord> records() throws ActionException;

    /** Runs that began and have no record: still running, lost or terminated. */
    List<RunOpening> withoutRecord() throws ActionException;
}

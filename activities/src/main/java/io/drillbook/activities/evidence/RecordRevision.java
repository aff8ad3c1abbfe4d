package io.drillbook.activities.evidence;

import io.drillbook.runbooks.call.RunRecord;
import java.util.ArrayList;
import java.util.List;

/** A further record of one run. */
final class RecordRevision {
    private RecordRevision() {}

    /** The record as its run's number so many, saying that earlier ones are stored; the first is as it came. */
    static RunRecord of(RunRecord record, int number) {
        if (number == 1) {
            return record;
        }
        List<String> deviations = new ArrayList<>(record.deviations());
        deviations.add("record " + number + " of this run: another one was stored before; the run was reset");
        return record.revision(record.evidenceId() + "." + number, deviations);
    }
}

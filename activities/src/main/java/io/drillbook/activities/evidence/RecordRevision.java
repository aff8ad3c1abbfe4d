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
        return new RunRecord(
                record.schema(),
                record.evidenceId() + "." + number,
                record.identity(),
                record.run(),
                record.title(),
                record.engine(),
                record.owner(),
                record.interpreter(),
                record.actions(),
                record.trigger(),
                record.starter(),
                record.startedAt(),
                record.endedAt(),
                record.outcome(),
                record.failure(),
                record.objectives(),
                record.inputs(),
                record.lock(),
                record.steps(),
                record.checks(),
                record.measurements(),
                record.findings(),
                deviations,
                record.outputs());
    }
}

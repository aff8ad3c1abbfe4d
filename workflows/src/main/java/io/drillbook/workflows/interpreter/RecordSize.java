package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.Finding;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.StepRecord;
import io.drillbook.runbooks.json.CanonicalJson;
import io.drillbook.runbooks.type.DataSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps a record small enough to travel: the largest outputs of steps are replaced by their digests, and said so. */
final class RecordSize {
    private RecordSize() {}

    static RunRecord fit(RunRecord record) {
        long excess = Limits.size(record) - Limits.RECORD;
        if (excess <= 0) {
            return record;
        }
        List<StepRecord> steps = new ArrayList<>(record.steps());
        List<Finding> findings = new ArrayList<>(record.findings());
        List<Integer> largestFirst = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            largestFirst.add(index);
        }
        largestFirst.sort(Comparator.comparingLong(
                (Integer index) -> -Limits.size(steps.get(index).output())));
        for (int index : largestFirst) {
            if (excess <= 0) {
                break;
            }
            StepRecord step = steps.get(index);
            excess -= Limits.size(step.output());
            steps.set(index, withoutOutput(step));
            findings.add(new Finding(
                    "output-left-out",
                    "note",
                    "the output of " + step.path() + " (" + new DataSize(Limits.size(step.output()))
                            + ") is left out, the record may have " + new DataSize(Limits.RECORD),
                    "Its SHA-256 stands in its place; the whole is in the workflow's history."));
        }
        return record.with(steps, findings);
    }

    private static StepRecord withoutOutput(StepRecord step) {
        SortedMap<String, Object> digest = new TreeMap<>();
        digest.put("left_out_sha256", CanonicalJson.sha256(step.output()));
        return step.withOutput(digest);
    }
}

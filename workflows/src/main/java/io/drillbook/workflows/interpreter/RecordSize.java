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
import java.util.function.Function;

/**
 * Keeps a record small enough to travel: the largest outputs of steps are replaced by their digests, then the ends of the
 * largest logs are left out, and said so.
 */
final class RecordSize {
    private final RunRecord record;
    private final List<StepRecord> steps;
    private final List<Finding> findings;
    private long excess;

    private RecordSize(RunRecord record) {
        this.record = record;
        this.steps = new ArrayList<>(record.steps());
        this.findings = new ArrayList<>(record.findings());
        this.excess = Limits.size(record) - Limits.RECORD;
    }

    static RunRecord fit(RunRecord record) {
        RecordSize size = new RecordSize(record);
        return size.excess <= 0 ? record : size.fit();
    }

    private RunRecord fit() {
        for (int index : largestFirst(StepRecord::output)) {
            if (excess > 0) {
                withoutOutput(index);
            }
        }
        for (int index : largestFirst(StepRecord::trace)) {
            if (excess > 0 && steps.get(index).trace().isPresent()) {
                withoutLogEnds(index);
            }
        }
        return record.with(steps, findings);
    }

    private List<Integer> largestFirst(Function<StepRecord, Object> part) {
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            order.add(index);
        }
        order.sort(Comparator.comparingLong((Integer index) -> -Limits.size(part.apply(steps.get(index)))));
        return order;
    }

    private void withoutOutput(int index) {
        StepRecord step = steps.get(index);
        SortedMap<String, Object> digest = new TreeMap<>();
        digest.put("left_out_sha256", CanonicalJson.sha256(step.output()));
        replace(
                index,
                step.withOutput(digest),
                new Finding(
                        "output-left-out",
                        "note",
                        "the output of " + step.path() + " (" + new DataSize(Limits.size(step.output()))
                                + ") is left out, the record may have " + new DataSize(Limits.RECORD),
                        "Its SHA-256 stands in its place; the whole is in the workflow's history."));
    }

    private void withoutLogEnds(int index) {
        StepRecord step = steps.get(index);
        replace(
                index,
                step.withoutLogEnds(),
                new Finding(
                        "log-ends-left-out",
                        "note",
                        "the ends of the logs of " + step.path() + " are left out, the record may have "
                                + new DataSize(Limits.RECORD),
                        "Their SHA-256 stand in the record; what was stored lies in the ledger."));
    }

    private void replace(int index, StepRecord smaller, Finding said) {
        excess -= Limits.size(steps.get(index)) - Limits.size(smaller);
        steps.set(index, smaller);
        findings.add(said);
    }
}

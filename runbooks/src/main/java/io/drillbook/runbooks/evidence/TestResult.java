package io.drillbook.runbooks.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.drillbook.runbooks.call.CheckResult;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.Verdict;
import io.drillbook.runbooks.evidence.Statement.Subject;
import java.util.List;
import java.util.Map;

/**
 * in-toto's test-result predicate, version 0.1, of a record: what other tools understand of it. Checks without an answer
 * count as warned, as they prove nothing.
 *
 * @param result PASSED, WARNED or FAILED
 * @param configuration what was tested with: definition and proposal, by digest
 */
public record TestResult(
        @JsonProperty("result") String result,
        @JsonProperty("configuration") List<Subject> configuration,
        @JsonProperty("passedTests") List<String> passedTests,
        @JsonProperty("warnedTests") List<String> warnedTests,
        @JsonProperty("failedTests") List<String> failedTests) {
    /** The result of a run. */
    public static TestResult of(RunRecord record) {
        return new TestResult(
                result(record.outcome()),
                List.of(
                        new Subject(
                                record.run().runbook() + " (definition)",
                                Map.of("sha256", record.run().definitionHash())),
                        new Subject(
                                record.run().runbook() + " (proposal)",
                                Map.of("sha256", record.run().proposalHash()))),
                ids(record, Verdict.PASSED),
                ids(record, Verdict.UNKNOWN),
                ids(record, Verdict.FAILED));
    }

    private static String result(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "PASSED";
            case UNKNOWN -> "WARNED";
            case FAILED, CANCELLED, REFUSED -> "FAILED";
        };
    }

    private static List<String> ids(RunRecord record, Verdict verdict) {
        return record.checks().stream()
                .filter(check -> check.result() == verdict)
                .map(CheckResult::id)
                .toList();
    }
}

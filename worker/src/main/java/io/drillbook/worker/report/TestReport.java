package io.drillbook.worker.report;

import io.drillbook.runbooks.type.DurationText;
import io.drillbook.worker.assembly.RunbookTests.Tested;
import io.drillbook.workflows.rehearsal.Coverage;
import io.drillbook.workflows.rehearsal.Judgement;
import io.drillbook.workflows.rehearsal.Judgement.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tests of runbooks came to, for people and for programs. */
public final class TestReport {
    private TestReport() {}

    /** One line a case, below it what is not as expected. */
    public static List<String> lines(Tested tested) {
        List<String> lines = new ArrayList<>();
        lines.add(tested.runbook());
        for (Judgement judgement : tested.judgements()) {
            lines.add((judgement.passed() ? "  ok    " : "  FAIL  ")
                    + judgement.played().testCase().name() + " (" + size(judgement) + ")");
            for (Difference difference : judgement.differences()) {
                lines.add("        " + difference.what());
                lines.add("          expected: " + difference.expected());
                lines.add("          got:      " + difference.got());
            }
        }
        return lines;
    }

    private static String size(Judgement judgement) {
        int steps = judgement.path().size();
        return steps
                + (steps == 1 ? " step, " : " steps, ")
                + DurationText.write(judgement.played().took());
    }

    /** Rows of the coverage table: step, its ways, those not taken. */
    public static List<List<String>> coverage(Tested tested) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("  STEP", "WAYS", "NOT TAKEN"));
        for (Coverage.Line line : tested.coverage().lines()) {
            rows.add(List.of(
                    "  " + line.step(),
                    (line.ways().size() - line.missing().size()) + " of "
                            + line.ways().size(),
                    String.join("; ", line.missing())));
        }
        return rows;
    }

    /** The last line. */
    public static String summary(List<Tested> all) {
        long cases =
                all.stream().mapToLong(tested -> tested.judgements().size()).sum();
        long failed = failed(all);
        List<Coverage.Line> lines = all.stream()
                .flatMap(tested -> tested.coverage().lines().stream())
                .toList();
        int ways = lines.stream().mapToInt(line -> line.ways().size()).sum();
        int missing = lines.stream().mapToInt(line -> line.missing().size()).sum();
        return cases + (cases == 1 ? " case, " : " cases, ")
                + (failed == 0 ? (cases == 1 ? "passed" : "all passed") : failed + " failed") + "; " + (ways - missing)
                + " of " + ways + " ways taken";
    }

    /** How many cases did not come to what was expected. */
    public static long failed(List<Tested> all) {
        return all.stream()
                .flatMap(tested -> tested.judgements().stream())
                .filter(judgement -> !judgement.passed())
                .count();
    }

    /** The whole as plain values for JSON. */
    public static Map<String, Object> document(List<Tested> all) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("runbooks", all.stream().map(TestReport::runbook).toList());
        document.put(
                "cases",
                all.stream().mapToInt(tested -> tested.judgements().size()).sum());
        document.put("failed", failed(all));
        return document;
    }

    private static Map<String, Object> runbook(Tested tested) {
        Map<String, Object> runbook = new LinkedHashMap<>();
        runbook.put("runbook", tested.runbook());
        runbook.put("file", tested.file().toString());
        runbook.put(
                "cases", tested.judgements().stream().map(TestReport::testCase).toList());
        runbook.put("coverage", tested.coverage().lines());
        return runbook;
    }

    private static Map<String, Object> testCase(Judgement judgement) {
        Map<String, Object> testCase = new LinkedHashMap<>();
        testCase.put("case", judgement.played().testCase().name());
        testCase.put("passed", judgement.passed());
        testCase.put("outcome", judgement.played().record().outcome().word());
        testCase.put("took", DurationText.write(judgement.played().took()));
        testCase.put("differences", judgement.differences());
        testCase.put("path", judgement.path());
        testCase.put("outputs", judgement.played().record().outputs());
        return testCase;
    }
}

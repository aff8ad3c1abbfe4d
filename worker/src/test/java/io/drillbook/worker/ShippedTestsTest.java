package io.drillbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.action.ActionCatalog;
import io.drillbook.worker.assembly.RunbookLibrary;
import io.drillbook.worker.assembly.RunbookTests;
import io.drillbook.worker.assembly.RunbookTests.Tested;
import io.drillbook.worker.assembly.TextFile;
import io.drillbook.worker.report.TestReport;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every shipped runbook has a test; all of its cases pass, and together they take every way through it. */
final class ShippedTestsTest {
    @TestFactory
    Stream<DynamicTest> everyCasePassesAndEveryWayIsTaken() {
        RunbookTests tests = new RunbookTests(ActionCatalog.load());
        return new RunbookLibrary(Path.of("..", "runbooks", "library"))
                .files().stream()
                        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                            Tested tested = tests.test(TextFile.read(file, "runbook"));
                            assertThat(tested.judgements())
                                    .isNotEmpty()
                                    .allMatch(
                                            judgement -> judgement.passed(),
                                            TestReport.lines(tested).toString());
                            assertThat(tested.coverage().lines())
                                    .allSatisfy(line -> assertThat(line.missing())
                                            .as(line.step())
                                            .isEmpty());
                        }));
    }
}

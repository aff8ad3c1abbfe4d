package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.call.StepRecord;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How large loops may be, and what a record shows of them. */
class LoopLimitsTest {
    @Test
    void aListThatIsTooLargeFailsTheLoopBeforeItBegins() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - { id: seen, action: test.list }
                - each: ${ steps.seen.nodes.map(node, node.name + node.name) }
                  steps: [{ action: test.look }]
                """));
        run.done("steps/seen@1", large()).toEnd().endsAs(Outcome.FAILED, "items-too-large");
    }

    @Test
    void aRecordShowsAHundredItemsAndMoreOfThoseThatFailed() {
        RunDriver run = RunDriver.running(Texts.plan("""
                        - { id: seen, action: test.list }
                        - id: all
                          each: ${ steps.seen.nodes }
                          tolerate: 5
                          steps: [{ id: x, action: test.look }]
                        """)).done("steps/seen@1", LoopTest.nodes(150));
        for (int item = 1; item <= 150; item++) {
            String callId = "steps/all/x#" + item + "@1";
            if (item == 120 || item == 130) {
                run.failed(callId, FailureKind.REFUSED);
            } else {
                run.done(callId);
            }
        }
        run.toEnd().endsAs(Outcome.PASSED, "");
        List<String> shown = run.record.orElseThrow().steps().stream()
                .map(StepRecord::path)
                .filter(path -> path.startsWith("steps/all/x#"))
                .toList();
        assertThat(shown).hasSize(102).contains("steps/all/x#100", "steps/all/x#120", "steps/all/x#130");
        assertThat(run.record.orElseThrow().findings())
                .filteredOn(finding -> finding.code().equals("items-left-out"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("the steps of 48 of 150 items"));
    }

    private static SortedMap<String, Object> large() {
        return new TreeMap<>(Map.of("nodes", List.of(Map.of("name", "x".repeat(200 << 10), "number", 1L))));
    }
}

package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.call.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final String EACH = """
            - id: seen
              action: test.list
            - id: all
              each: ${ steps.seen.nodes }
              as: node
              key: ${ node.name }
              at_once: 2
              tolerate: 1
              timeout: 1h
              steps:
                - id: act
                  action: test.act
                  with: { of: "${ node.name }" }
                  retry: { attempts: 2 }
                  undo: { action: test.undo, with: { of: "${ node.name }" } }
                - id: look
                  action: test.look
                  with: { of: "${ steps.act.?name }" }
              outputs: { name: "${ steps.act.?name.orValue(node.name) }" }
            - id: after
              action: test.look
              with:
                of: '${ steps.all.done } done, ${ steps.all.failed } failed, last ${ steps.all.results[0].key }'
            """;

    @Test
    void itemsAreWorkedOnInOrderAndSoManyAtOnce() {
        RunDriver run = begun("a", "b", "c");
        assertThat(run.open.keySet()).containsExactly("steps/all/act#a@1", "steps/all/act#b@1");
        assertThat(run.action("steps/all/act#b@1").title()).isEqualTo("test.act [b]");
        assertThat(run.action("steps/all/act#b@1").call().effect().path()).isEqualTo("steps/all/act");
        assertThat(run.action("steps/all/act#b@1").call().effect().iteration()).isEqualTo("b");
        run.done("steps/all/act#b@1", named("B"));
        assertThat(run.action("steps/all/look#b@1").call().input()).containsEntry("of", "B");
        run.done("steps/all/look#b@1");
        assertThat(run.open.keySet()).containsExactly("steps/all/act#a@1", "steps/all/act#c@1");
    }

    @Test
    void outsideThereIsWhatTheLoopGivesInTheOrderOfTheList() {
        RunDriver run = begun("a", "b");
        run.done("steps/all/act#b@1", named("B")).done("steps/all/act#a@1", named("A"));
        run.done("steps/all/look#b@1").done("steps/all/look#a@1");
        assertThat(run.action("steps/after@1").call().input()).containsEntry("of", "2 done, 0 failed, last a");
        assertThat(results(run)).isEqualTo(List.of(Map.of("key", "a", "name", "A"), Map.of("key", "b", "name", "B")));
        run.done("steps/after@1").toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.record.orElseThrow().steps())
                .extracting(step -> step.path())
                .contains("steps/all/act#a", "steps/all/look#b");
    }

    @Test
    void aStepInALoopIsTriedAgainByItself() {
        RunDriver run = begun("a", "b");
        run.failed("steps/all/act#a@1", FailureKind.BUSY).done("steps/all/act#b@1");
        run.fires("retry:steps/all/act#a@1").done("steps/all/act#a@2");
        assertThat(run.open.keySet()).containsExactly("steps/all/look#b@1", "steps/all/look#a@1");
    }

    @Test
    void aToleratedFailureEndsItsItemAlone() {
        RunDriver run = begun("a", "b", "c");
        run.failed("steps/all/act#a@1", FailureKind.REFUSED);
        run.done("steps/all/act#b@1").done("steps/all/look#b@1");
        run.done("steps/all/act#c@1").done("steps/all/look#c@1");
        assertThat(run.action("steps/after@1").call().input()).containsEntry("of", "2 done, 1 failed, last b");
        run.done("steps/after@1").toEnd().endsAs(Outcome.PASSED, "");
    }

    @Test
    void oneFailureTooManyStopsTheOthersAndNamesItsItem() {
        RunDriver run = begun("a", "b", "c", "d");
        run.failed("steps/all/act#a@1", FailureKind.REFUSED).failed("steps/all/act#b@1", FailureKind.REFUSED);
        assertThat(run.asked).containsExactly("steps/all/act#c@1");
        run.cancelled("steps/all/act#c@1");
        run.done("steps/all/act/undo#c@1")
                .done("steps/all/act/undo#b@1")
                .done("steps/all/act/undo#a@1")
                .toEnd();
        run.endsAs(Outcome.FAILED, "test-failure");
        assertThat(run.finish.orElseThrow().failure().orElseThrow().message()).startsWith("[b] ");
        assertThat(run.begun).noneMatch(id -> id.contains("#d"));
    }

    @Test
    void aLoopThatTakesTooLongEndsTheItemsInHand() {
        RunDriver run = begun("a", "b", "c");
        run.after(Duration.ofHours(1)).fires("block:steps/all");
        run.cancelled("steps/all/act#a@1").cancelled("steps/all/act#b@1");
        run.done("steps/all/act/undo#b@1").done("steps/all/act/undo#a@1").toEnd();
        run.endsAs(Outcome.FAILED, "loop-timed-out");
    }

    @Test
    void aCancelEndsTheItemsInHandAndTakesAllOfThemBack() {
        RunDriver run = begun("a", "b", "c");
        run.done("steps/all/act#a@1").cancel();
        run.cancelled("steps/all/look#a@1").done("steps/all/act#b@1");
        run.done("steps/all/act/undo#b@1").done("steps/all/act/undo#a@1").toEnd();
        run.endsAs(Outcome.CANCELLED, "cancelled");
    }

    @Test
    void twoItemsWithOneKeyFailTheLoopBeforeItBegins() {
        RunDriver run = begun("a", "a");
        run.toEnd().endsAs(Outcome.FAILED, "bad-item-key");
    }

    @Test
    void aKeyMayHoldAnyLetter() {
        RunDriver run = begun("a/b#c@1 d");
        assertThat(run.open.keySet()).containsExactly("steps/all/act#a%2fb%23c%401%20d@1");
        run.done("steps/all/act#a%2fb%23c%401%20d@1");
        assertThat(run.open.keySet()).containsExactly("steps/all/look#a%2fb%23c%401%20d@1");
    }

    @Test
    void anEmptyListIsDoneAtOnce() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - id: seen
                  action: test.list
                - id: all
                  each: ${ steps.seen.nodes }
                  steps:
                    - { id: x, action: test.look }
                - id: after
                  action: test.look
                  with: { of: "done ${ steps.all.done }" }
                """));
        run.done("steps/seen@1", nodes(0));
        assertThat(run.action("steps/after@1").call().input()).containsEntry("of", "done 0");
    }

    @Test
    void anIdInsideALoopInALoopMeansItsOwnItem() {
        RunDriver run = RunDriver.running(Texts.plan("""
                - id: seen
                  action: test.list
                - id: outer
                  each: ${ steps.seen.nodes }
                  as: left
                  steps:
                    - { id: x, action: test.act, with: { of: "${ left.name }" }, no_undo: a test }
                    - id: inner
                      each: ${ steps.seen.nodes }
                      as: right
                      steps:
                        - id: "y"
                          action: test.look
                          with: { of: "${ left.name } ${ right.name } ${ steps.x.?name }" }
                """));
        run.done("steps/seen@1", nodes(2)).done("steps/outer/x#1@1", named("first"));
        run.done("steps/outer/inner/y#1/1@1");
        assertThat(run.action("steps/outer/inner/y#1/2@1").call().input()).containsEntry("of", "n1 n2 first");
        run.done("steps/outer/inner/y#1/2@1").done("steps/outer/x#2@1", named("second"));
        assertThat(run.action("steps/outer/inner/y#2/1@1").call().input()).containsEntry("of", "n2 n1 second");
    }

    @Test
    void fiveThousandStepsOfLoopsInLoopsLeaveASmallState() {
        RunDriver run = quick("""
                - id: seen
                  action: test.list
                - id: outer
                  each: ${ steps.seen.nodes }
                  as: node
                  steps:
                    - id: inner
                      each: ${ steps.seen.nodes }
                      as: other
                      steps:
                        - { id: x, action: test.look }
                        - { id: y, action: test.look }
                """).done("steps/seen@1", nodes(50));
        for (int outer = 1; outer <= 50; outer++) {
            for (int inner = 1; inner <= 50; inner++) {
                run.done("steps/outer/inner/x#" + outer + "/" + inner + "@1");
                run.done("steps/outer/inner/y#" + outer + "/" + inner + "@1");
            }
        }
        run.toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.begun).filteredOn(id -> id.startsWith("steps/outer/")).hasSize(5000);
        assertThat(run.state.steps().size()).isLessThan(2000);
    }

    @Test
    void tenThousandItemsLeaveASmallState() {
        RunDriver run = quick("""
                - id: seen
                  action: test.list
                - id: all
                  each: ${ steps.seen.nodes }
                  as: node
                  at_once: 3
                  steps:
                    - { id: x, action: test.look }
                  outputs: { n: "${ node.number }" }
                """).done("steps/seen@1", nodes(10_000));
        for (int item = 1; item <= 10_000; item++) {
            run.done("steps/all/x#" + item + "@1");
        }
        run.toEnd().endsAs(Outcome.PASSED, "");
        assertThat(run.state.steps().size()).isLessThan(300);
        assertThat((List<?>) results(run)).hasSize(10_000);
        assertThat(run.record.orElseThrow().findings())
                .extracting(finding -> finding.code())
                .contains("items-left-out");
    }

    @Test
    void aLoopOverTooManyItemsIsRefusedBeforeItBegins() {
        RunDriver run = quick("""
                - id: seen
                  action: test.list
                - id: all
                  each: ${ steps.seen.nodes }
                  steps: [{ action: test.look }]
                """).done("steps/seen@1", nodes(10_001));
        run.toEnd().endsAs(Outcome.FAILED, "too-many-items");
    }

    @Test
    void resultsThatAreTooLargeTogetherFailTheirItem() {
        RunDriver run = begun("a", "b", "c");
        run.done("steps/all/act#a@1", named("x".repeat(200 << 10))).done("steps/all/look#a@1");
        run.done("steps/all/act#b@1", named("x".repeat(100 << 10))).done("steps/all/look#b@1");
        run.done("steps/all/act#c@1").done("steps/all/look#c@1");
        assertThat(run.action("steps/after@1").call().input()).containsEntry("of", "2 done, 1 failed, last a");
    }

    private static RunDriver begun(String... names) {
        List<Object> nodes = new ArrayList<>();
        for (String name : names) {
            nodes.add(node(name, 1));
        }
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("nodes", nodes);
        return RunDriver.running(Texts.plan(EACH)).done("steps/seen@1", output);
    }

    private static RunDriver quick(String text) {
        RunDriver run = new RunDriver(Texts.plan(text)).withoutJson();
        return run.start().done("system/open@1");
    }

    static SortedMap<String, Object> nodes(int count) {
        List<Object> nodes = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            nodes.add(count > 100 ? node("", number % 10) : node("n" + number, number));
        }
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("nodes", nodes);
        return output;
    }

    private static SortedMap<String, Object> node(String name, long number) {
        SortedMap<String, Object> node = new TreeMap<>();
        node.put("name", name);
        node.put("number", number);
        return node;
    }

    private static SortedMap<String, Object> named(String name) {
        SortedMap<String, Object> output = new TreeMap<>();
        output.put("name", name);
        return output;
    }

    private static @Nullable Object results(RunDriver run) {
        return Objects.requireNonNull(run.state.steps().get("steps/all"))
                .output()
                .get("results");
    }
}

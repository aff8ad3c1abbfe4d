package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.StepRecord;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A runbook that measures, for the tests of measurements. */
final class Measured {
    static final String BEGIN = "steps/outage/measure-begin";
    static final String LOOK = "steps/outage/measure-look";
    static final String END = "steps/outage/measure-end";
    static final String STOP = "steps/outage/measure-begin/undo";

    static final String PLAIN = """
            - id: before
              action: test.act
              undo: { action: test.undo }
            - id: outage
              measure: outage
              target: ${ inputs.host }
              every: 100ms
              timeout: 1h
              with: { decided: "${ steps.?a.name }" }
              steps:
                - id: a
                  action: test.act
                  undo: { action: test.undo }
                - { id: b, action: test.look }
            - id: after
              action: test.look
              with: { of: "${ steps.outage.?outage } lost ${ steps.outage.?lost }" }
            finally:
              - id: told
                action: test.look
                with: { of: "outage ${ steps.?outage.outage }" }
            """;

    static final String WATCHED = PLAIN.replace("  timeout: 1h", "  abort_when: live.?writable.orValue(1) > 1");

    private Measured() {}

    static RunDriver begun(String steps) {
        return RunDriver.running(Texts.plan(steps)).done("steps/before@1").done(BEGIN + "@1", gives("mark", "m1"));
    }

    static SortedMap<String, Object> figures() {
        SortedMap<String, Object> figures = gives("outage", "3s");
        figures.put("lost", 2L);
        figures.put("checks", List.of());
        return figures;
    }

    static SortedMap<String, Object> live(long writable) {
        return gives("writable", writable);
    }

    static SortedMap<String, Object> gives(String name, Object value) {
        SortedMap<String, Object> output = new TreeMap<>();
        output.put(name, value);
        return output;
    }

    static String state(RunDriver run, String path) {
        return run.record.orElseThrow().steps().stream()
                .filter(step -> step.path().equals(path))
                .map(StepRecord::state)
                .findFirst()
                .orElseThrow();
    }
}

package io.drillbook.workflows.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.inventory.Host;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.inventory.SecretReference;
import io.drillbook.runbooks.plan.Binder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a called runbook's guard says of inputs that are known only when the call begins. */
class CallBeginTest {
    /** Where it works depends on what was seen: nobody can tell before the run. */
    private static final String CALLER = """
            runbook: drill
            language: 1
            title: A drill
            kind: drill
            engine: test
            owner: database-team
            inputs:
              one: { type: host, default: db1 }
              two: { type: host, default: db2 }
            guard:
              lock: { target: "${ inputs.one }", mode: topology }
              max_duration: 2h
            steps:
              - { id: seen, action: test.look }
              - { id: made, call: there, with: { where: "${ has(steps.seen.lag) ? inputs.two : inputs.one }" } }
            """;

    private static final String LOCKS = there("lock: { target: \"${ inputs.where }\", mode: backup }");
    private static final String NARROW = there("blast_radius: { most_targets: 1, never: [db2] }");

    @Test
    void aCallOnAnotherTargetThanTheLockedOneIsRefusedAsItBegins() {
        RunDriver run = running(LOCKS).done("steps/seen@1", new TreeMap<>(Map.of("lag", "1s")));
        run.toEnd().endsAs(Outcome.FAILED, "call-locks-other-target");
        assertThat(run.begun).doesNotContain("steps/made/steps/a@1");
    }

    @Test
    void aCallOnTheLockedTargetBegins() {
        assertThat(running(LOCKS).done("steps/seen@1").open).containsOnlyKeys("steps/made/steps/a@1");
    }

    @Test
    void aCallOutsideItsBlastRadiusIsRefusedAsItBegins() {
        RunDriver run = running(NARROW).done("steps/seen@1", new TreeMap<>(Map.of("lag", "1s")));
        run.toEnd().endsAs(Outcome.FAILED, "outside-blast-radius");
        assertThat(run.begun).doesNotContain("steps/made/steps/a@1");
    }

    @Test
    void aCallInsideItsBlastRadiusBegins() {
        assertThat(running(NARROW).done("steps/seen@1").open).containsOnlyKeys("steps/made/steps/a@1");
    }

    private static String there(String guard) {
        return Texts.runbook("there", """
                inputs: { where: { type: host } }
                guard:
                  max_duration: 1h
                  %s
                steps: [{ id: a, action: test.look, with: { of: "${ inputs.where.name }" } }]
                """.formatted(guard));
    }

    private static RunDriver running(String callee) {
        Inventory inventory = new Inventory(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(Map.of("db1", host("db1"), "db2", host("db2"))),
                new TreeMap<>(),
                new TreeMap<>());
        return RunDriver.running(Binder.bind(Texts.definition(CALLER, callee), inventory, new TreeMap<>()));
    }

    private static Host host(String name) {
        return new Host(name, name + ".invalid", 22, name + ".invalid", "nobody", new SecretReference("key"), "none");
    }
}

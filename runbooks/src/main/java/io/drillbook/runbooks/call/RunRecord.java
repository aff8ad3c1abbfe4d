package io.drillbook.runbooks.call;

import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.plan.LockMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A run's record, version 0 of its schema: one for every run, however it ended. Signing comes with version 1.
 *
 * @param schema {@value #SCHEMA}
 * @param interpreter version of the interpreter that ran it
 * @param actions digest of each action's signature, by name
 * @param trigger what started it: person, demo, test, schedule
 * @param starter who started it, as the program saw it; not proven
 * @param lock what was held: target, mode, token, how long it waited
 * @param deviations what did not go as planned by someone's hand: reset, cancel, release
 */
public record RunRecord(
        String schema,
        String evidenceId,
        RunIdentity identity,
        RunFacts run,
        String title,
        String engine,
        String owner,
        String interpreter,
        SortedMap<String, String> actions,
        String trigger,
        String starter,
        String startedAt,
        String endedAt,
        Outcome outcome,
        Optional<Failure> failure,
        Objectives objectives,
        SortedMap<String, Object> inputs,
        Optional<LockHeld> lock,
        List<StepRecord> steps,
        List<CheckResult> checks,
        List<Measurement> measurements,
        List<Finding> findings,
        List<String> deviations,
        SortedMap<String, Object> outputs) {
    public static final String SCHEMA = "drillbook.run/0";

    /** The lock as the run held it. */
    public record LockHeld(String target, LockMode mode, long token, String waited) {}
}

package io.drillbook.runbooks.call;

import io.drillbook.runbooks.inventory.Objectives;
import io.drillbook.runbooks.plan.LockMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A run's record, version 1 of its schema: one for every run, however it ended. It holds what the run itself knows; who
 * signed it, where it stands in the ledger and which control it supports is said beside it, not in it.
 *
 * @param schema {@value #SCHEMA}
 * @param interpreter version of the interpreter that ran it
 * @param actions digest of each action's signature, by name
 * @param trigger what started it: person, demo, test, schedule
 * @param starter who started it, as the program saw it; not proven
 * @param lock what was held: target, mode, token, how long it waited
 * @param deviations what did not go as planned by someone's hand: reset, cancel, release, a run taken up
 * @param provenance absent in records of version 0
 * @param consents who stands for the run; absent when nobody signed anything
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
        SortedMap<String, Object> outputs,
        Optional<Provenance> provenance,
        Optional<RunConsents> consents) {
    public static final String SCHEMA = "drillbook.run/1";

    /** The same under another id, with other deviations: a further record of one run. */
    public RunRecord revision(String otherId, List<String> otherDeviations) {
        return copy(otherId, steps, findings, otherDeviations);
    }

    /** The same with other steps and findings. */
    public RunRecord with(List<StepRecord> otherSteps, List<Finding> otherFindings) {
        return copy(evidenceId, otherSteps, otherFindings, deviations);
    }

    private RunRecord copy(
            String otherId, List<StepRecord> otherSteps, List<Finding> otherFindings, List<String> otherDeviations) {
        return new RunRecord(
                schema,
                otherId,
                identity,
                run,
                title,
                engine,
                owner,
                interpreter,
                actions,
                trigger,
                starter,
                startedAt,
                endedAt,
                outcome,
                failure,
                objectives,
                inputs,
                lock,
                otherSteps,
                checks,
                measurements,
                otherFindings,
                otherDeviations,
                outputs,
                provenance,
                consents);
    }

    /**
     * What the record rests on.
     *
     * @param language version of the runbook language
     * @param compiler version of the compiler that made the plan
     * @param source SHA-256 of the runbook's text, in hexadecimal
     * @param runId the execution that made this record; differs from the identity's first run id after a reset
     * @param reset whether somebody reset the run to an earlier point
     * @param planned false for a run that answers an incident
     * @param clock whose times stand in the record
     * @param continues the run that it takes up, when it does
     * @param ticket of the change or the incident it belongs to, as whoever started it named it
     */
    public record Provenance(
            int language,
            String compiler,
            String source,
            String runId,
            boolean reset,
            boolean planned,
            String clock,
            Optional<Continues> continues,
            Optional<String> ticket) {
        /** Of a run that takes up no other and has no ticket. */
        public Provenance(
                int language,
                String compiler,
                String source,
                String runId,
                boolean reset,
                boolean planned,
                String clock) {
            this(language, compiler, source, runId, reset, planned, clock, Optional.empty(), Optional.empty());
        }

        /** Times of steps come from Temporal's server, one clock for a whole run; those of checks from the worker. */
        public static final String TEMPORAL_SERVER = "temporal-server";
    }

    /** The lock as the run held it. */
    public record LockHeld(String target, LockMode mode, long token, String waited) {}
}

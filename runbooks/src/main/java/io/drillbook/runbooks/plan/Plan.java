package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.action.Risk;
import io.drillbook.runbooks.inventory.Objectives;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A definition bound to inputs and to the slice of the inventory they name. It is complete in itself: a workflow's
 * whole input.
 *
 * @param inputs in JSON form, inventory entries written out (references to secrets, never their values)
 * @param objectives the runbook's, completed by those of the target's tier
 * @param target name of the locked target, or "none"
 * @param environment of the target, or "none"
 * @param coolDown least time since the target's last role change: the environment's rule, else the guard's
 * @param definitionHash SHA-256 over the canonical JSON of the definition, in hexadecimal
 * @param proposalHash SHA-256 over the canonical JSON of definition hash, inputs, objectives, cool-down and rules, in
 *     hexadecimal
 * @param rules of the environment, absent when it has none
 */
public record Plan(
        Definition definition,
        SortedMap<String, Object> inputs,
        Objectives objectives,
        String target,
        String environment,
        Optional<Duration> coolDown,
        String definitionHash,
        String proposalHash,
        Optional<Rules> rules) {
    /** What a target or an environment is called when a run has none. */
    public static final String NONE = "none";

    /** Largest plan, in bytes of canonical JSON: it travels as one payload. */
    public static final int LARGEST = 1 << 20;

    /** How many people must consent to these steps. */
    public int votesFor(PlanStep.Consent consent) {
        boolean destructive = PlanSteps.highestRisk(consent.steps()) == Risk.R3;
        int least = destructive ? rules.flatMap(Rules::votesForR3).orElse(1) : 1;
        return Math.max(consent.votes(), least);
    }
}

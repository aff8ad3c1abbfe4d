package io.drillbook.runbooks.plan;

import io.drillbook.runbooks.inventory.Objectives;
import java.util.SortedMap;

/**
 * A definition bound to inputs and to the slice of the inventory they name. It is complete in itself: a workflow's
 * whole input.
 *
 * @param inputs in JSON form, inventory entries written out (references to secrets, never their values)
 * @param objectives the runbook's, completed by those of the target's tier
 * @param target name of the locked target, or "none"
 * @param definitionHash SHA-256 over the canonical JSON of the definition, in hexadecimal
 * @param proposalHash SHA-256 over the canonical JSON of definition hash, inputs and objectives, in hexadecimal
 */
public record Plan(
        Definition definition,
        SortedMap<String, Object> inputs,
        Objectives objectives,
        String target,
        String environment,
        String definitionHash,
        String proposalHash) {}

package io.drillbook.runbooks.call;

import io.drillbook.runbooks.plan.Plan;
import java.time.Instant;

/**
 * What an action may know of the run it serves.
 *
 * @param startedAt RFC 3339, the workflow's start
 */
public record RunFacts(
        String runbook,
        String kind,
        String target,
        String environment,
        String definitionHash,
        String proposalHash,
        String startedAt) {
    /** Those of a run of this plan. */
    public static RunFacts of(Plan plan, Instant startedAt) {
        return new RunFacts(
                plan.definition().runbook(),
                plan.definition().kind(),
                plan.target(),
                plan.environment(),
                plan.definitionHash(),
                plan.proposalHash(),
                startedAt.toString());
    }
}

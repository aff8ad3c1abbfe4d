package io.drillbook.runbooks.call;

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
        String startedAt) {}

package io.drillbook.runbooks.call;

/**
 * A lock asks to be told when its holder ends.
 *
 * @param runId the run that asked for the lock; a newer run with the same first run id is the same owner
 */
public record OwnerWatch(String target, RunIdentity owner, String runId) {}

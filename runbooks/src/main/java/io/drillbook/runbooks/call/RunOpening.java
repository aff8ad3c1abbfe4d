package io.drillbook.runbooks.call;

/** What is known when a run begins: the create-only entry that makes a lost run visible. */
public record RunOpening(
        RunIdentity identity, RunFacts run, String trigger, String starter, String title, String interpreter) {}

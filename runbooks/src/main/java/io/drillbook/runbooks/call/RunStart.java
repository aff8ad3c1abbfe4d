package io.drillbook.runbooks.call;

import io.drillbook.runbooks.plan.Plan;

/**
 * A run workflow's whole input.
 *
 * @param trigger what starts it: person, demo, test, schedule
 * @param starter who starts it, as the program sees it
 */
public record RunStart(Plan plan, String trigger, String starter) {}

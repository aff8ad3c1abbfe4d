package io.drillbook.workflows.interpreter.state;

import io.drillbook.runbooks.call.CheckResult;

/**
 * A check, and the step in whose output it stood.
 *
 * @param path of the step in the plan
 */
public record StepCheck(String path, CheckResult check) {}

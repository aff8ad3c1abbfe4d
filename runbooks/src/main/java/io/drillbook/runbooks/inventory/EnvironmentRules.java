package io.drillbook.runbooks.inventory;

import java.time.Duration;
import java.util.Optional;

/**
 * The rules of an environment.
 *
 * @param coolDown replaces every runbook's cool-down where present
 */
public record EnvironmentRules(String name, Optional<Duration> coolDown) {}

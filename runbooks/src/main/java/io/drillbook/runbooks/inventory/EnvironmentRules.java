package io.drillbook.runbooks.inventory;

import java.time.Duration;
import java.util.Optional;

/**
 * The rules of an environment.
 *
 * @param coolDown replaces every runbook's cool-down where present
 * @param votesForR3 least number of votes for what loses data, redundancy or a point in time
 */
public record EnvironmentRules(String name, Optional<Duration> coolDown, Optional<Integer> votesForR3) {
    /** Rules for cool-downs alone. */
    public EnvironmentRules(String name, Optional<Duration> coolDown) {
        this(name, coolDown, Optional.empty());
    }
}

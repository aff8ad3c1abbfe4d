package io.drillbook.runbooks.plan;

import java.util.Optional;

/**
 * What the environment of a plan's target asks of every run in it.
 *
 * @param votesForR3 how many people must consent to what loses data, redundancy or a point in time
 */
public record Rules(Optional<Integer> votesForR3) {
    /** Nothing is asked. */
    public static final Rules NONE = new Rules(Optional.empty());
}

package io.drillbook.runbooks.plan;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a run means to do to its target. Topology excludes backup, space and topology; backup excludes backup and
 * topology; space excludes space and topology; observe excludes nothing.
 */
public enum LockMode {
    TOPOLOGY,
    SPACE,
    BACKUP,
    OBSERVE;

    /** Whether two runs in these modes may not hold one target at once; symmetric. */
    public boolean excludes(LockMode other) {
        if (this == OBSERVE || other == OBSERVE) {
            return false;
        }
        return this == other || this == TOPOLOGY || other == TOPOLOGY;
    }

    /** Whether who holds a target in this mode needs no lock of the other: all that it excludes is kept away already. */
    public boolean covers(LockMode other) {
        return Arrays.stream(values()).allMatch(each -> !other.excludes(each) || excludes(each));
    }

    /** The word authors write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

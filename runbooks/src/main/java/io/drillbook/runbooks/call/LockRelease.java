package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * A run gives the lock of a target back, or leaves its queue. Releasing what is not held changes nothing.
 *
 * @param roleChangedAt RFC 3339, when the run began to change a role of the target; the cool-down counts from there
 */
public record LockRelease(String target, RunIdentity owner, Optional<String> roleChangedAt) {}

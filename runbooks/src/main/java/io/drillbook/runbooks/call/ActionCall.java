package io.drillbook.runbooks.call;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A request to act: the one argument of every action's activity. The activity's type is the action's name.
 *
 * @param signature digest of the signature the plan was made against
 * @param input in JSON form, by the names of the input record's components in snake_case
 * @param token the lock's fencing token, when the run holds a lock
 * @param attempt number of this attempt of the step, from 1; every attempt is an activity of its own
 * @param lockAgain present when the run was reset: it may have given its lock back before, so the act asks for it first
 */
public record ActionCall(
        EffectIdentity effect,
        String action,
        String signature,
        String title,
        SortedMap<String, Object> input,
        Optional<Long> token,
        RunFacts run,
        int attempt,
        Optional<LockAsk> lockAgain) {
    /** A first attempt. */
    public ActionCall(
            EffectIdentity effect,
            String action,
            String signature,
            String title,
            SortedMap<String, Object> input,
            Optional<Long> token,
            RunFacts run) {
        this(effect, action, signature, title, input, token, run, 1, Optional.empty());
    }

    /** The same under another token. */
    public ActionCall under(Optional<Long> other) {
        return new ActionCall(effect, action, signature, title, input, other, run, attempt, lockAgain);
    }
}

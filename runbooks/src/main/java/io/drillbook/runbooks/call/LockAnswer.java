package io.drillbook.runbooks.call;

import java.util.Optional;

/**
 * The lock's answer.
 *
 * @param token rises with every grant on the target; present when granted
 * @param position in the queue, 1 is next; present when queued
 * @param message in words: who holds the lock, why it is refused
 */
public record LockAnswer(State state, Optional<Long> token, Optional<Integer> position, String message) {
    /** What the lock decided. */
    public enum State {
        GRANTED,
        QUEUED,
        REFUSED
    }
}

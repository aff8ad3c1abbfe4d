package io.drillbook.workflows.lock;

import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAnswer.State;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.LockState.Holder;
import io.drillbook.runbooks.call.LockState.Quarantine;
import io.drillbook.runbooks.call.LockState.Waiting;
import io.drillbook.runbooks.call.OwnerEnd;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.type.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a lock decides, as functions of its state and of the time; no Temporal in it. */
final class LockRules {
    /** A new state and what to say: to the asker, or to runs that waited. */
    record Decision<T>(LockState state, T say) {}

    /** A run in the queue is told something. */
    record Notice(LockAsk ask, LockAnswer answer) {}

    /** The state travels through every continue-as-new and answers queries; both have their limits. */
    private static final int LONGEST_QUEUE = 500;

    private LockRules() {}

    /** Asking again gives the same answer, and tells where the run is now: after a reset it has another run id. */
    static Decision<LockAnswer> acquire(LockState state, LockAsk ask, Instant now) {
        Optional<Holder> own = holder(state, ask.owner());
        if (own.isPresent()) {
            return new Decision<>(
                    moved(state, own.get(), ask.runId()), granted(own.get().token()));
        }
        int place = place(state, ask.owner());
        if (place >= 0) {
            List<Waiting> queue = new ArrayList<>(state.queue());
            Waiting before = queue.get(place);
            queue.set(place, new Waiting(ask, before.since(), before.until()));
            LockState moved = with(state, state.holders(), queue);
            return new Decision<>(moved, queued(moved, place));
        }
        Optional<String> refusal = refusal(state, ask, now);
        if (refusal.isPresent()) {
            return new Decision<>(state, refused(refusal.get()));
        }
        if (free(state, ask.mode(), state.queue())) {
            LockState held = grant(state, ask, now);
            return new Decision<>(held, granted(held.lastToken()));
        }
        if (ask.waitLimit().isZero()) {
            return new Decision<>(state, refused(blockers(state, ask.mode())));
        }
        if (state.queue().size() >= LONGEST_QUEUE) {
            return new Decision<>(state, refused("the queue of " + state.target() + " is full: " + LONGEST_QUEUE));
        }
        List<Waiting> queue = new ArrayList<>(state.queue());
        queue.add(new Waiting(ask, now.toString(), now.plus(ask.waitLimit()).toString()));
        LockState waiting = with(state, state.holders(), queue);
        return new Decision<>(waiting, queued(waiting, queue.size() - 1));
    }

    /** Whether anything was given back. */
    static Decision<Boolean> release(LockState state, LockRelease release) {
        List<Holder> holders = state.holders().stream()
                .filter(holder -> !holder.owner().equals(release.owner()))
                .toList();
        List<Waiting> queue = state.queue().stream()
                .filter(waiting -> !waiting.ask().owner().equals(release.owner()))
                .toList();
        boolean changed = holders.size() < state.holders().size()
                || queue.size() < state.queue().size();
        boolean held = holders.size() < state.holders().size();
        Optional<String> roleChange =
                held ? latest(state.lastRoleChange(), release.roleChangedAt()) : state.lastRoleChange();
        return new Decision<>(
                new LockState(state.target(), holders, queue, state.quarantine(), state.lastToken(), roleChange),
                changed);
    }

    /** Runs may come back in another order than that in which they changed roles. */
    private static Optional<String> latest(Optional<String> known, Optional<String> other) {
        return Stream.concat(known.stream(), other.stream()).max(Comparator.comparing(Instant::parse));
    }

    /** Lets go of runs that waited too long, then grants what can be granted, in the order of asking. */
    static Decision<List<Notice>> advance(LockState before, Instant now) {
        List<Notice> notices = new ArrayList<>();
        LockState state = before;
        List<Waiting> staying = new ArrayList<>();
        for (Waiting waiting : before.queue()) {
            Optional<String> refusal = Instant.parse(waiting.until()).isAfter(now)
                    ? refusal(state, waiting.ask(), now)
                    : Optional.of("waited " + DurationText.write(waiting.ask().waitLimit()) + ", as long as it may; "
                            + blockers(state, waiting.ask().mode()));
            if (refusal.isPresent()) {
                notices.add(new Notice(waiting.ask(), refused(refusal.get())));
            } else if (free(state, waiting.ask().mode(), staying)) {
                state = grant(state, waiting.ask(), now);
                notices.add(new Notice(waiting.ask(), granted(state.lastToken())));
            } else {
                staying.add(waiting);
            }
        }
        return new Decision<>(with(state, state.holders(), staying), notices);
    }

    /**
     * A run ended. One that only waited or observed is forgotten; one that held the lock and did not end well leaves
     * quarantine, and one that may have changed roles counts as having done so.
     */
    static LockState ownerEnded(LockState state, RunIdentity owner, OwnerEnd end, Instant now) {
        Optional<Holder> held = holder(state, owner);
        LockState without = release(state, new LockRelease(state.target(), owner, Optional.empty()))
                .state();
        if (held.isEmpty() || end.normal() || held.get().mode() == LockMode.OBSERVE) {
            return without;
        }
        String reason = "the run " + owner.workflowId() + " ended (" + end.status() + ") while it held the lock ("
                + held.get().mode().word() + ", token " + held.get().token() + ")";
        Quarantine quarantine = state.quarantine()
                .map(first -> new Quarantine(
                        first.owner(), first.mode(), first.token(), first.reason() + "; " + reason, first.since()))
                .orElseGet(() ->
                        new Quarantine(owner, held.get().mode(), held.get().token(), reason, now.toString()));
        return new LockState(
                without.target(),
                without.holders(),
                without.queue(),
                Optional.of(quarantine),
                without.lastToken(),
                held.get().mode() == LockMode.TOPOLOGY
                        ? latest(without.lastRoleChange(), Optional.of(now.toString()))
                        : without.lastRoleChange());
    }

    static LockState withoutQuarantine(LockState state) {
        return new LockState(
                state.target(),
                state.holders(),
                state.queue(),
                Optional.empty(),
                state.lastToken(),
                state.lastRoleChange());
    }

    /** The next time something happens without anybody asking. */
    static Optional<Instant> nextExpiry(LockState state) {
        return state.queue().stream()
                .map(waiting -> Instant.parse(waiting.until()))
                .min(Instant::compareTo);
    }

    private static Optional<String> refusal(LockState state, LockAsk ask, Instant now) {
        if (state.quarantine().isPresent() && ask.mode() != LockMode.OBSERVE) {
            Quarantine quarantine = state.quarantine().get();
            return Optional.of(state.target() + " is in quarantine since " + quarantine.since() + ": "
                    + quarantine.reason() + "; a person releases it (drillbook release " + state.target() + ")");
        }
        if (ask.coolDown().isPresent() && state.lastRoleChange().isPresent()) {
            Duration since =
                    Duration.between(Instant.parse(state.lastRoleChange().get()), now);
            if (since.compareTo(ask.coolDown().get()) < 0) {
                return Optional.of("the last role change of " + state.target() + " is "
                        + DurationText.write(Duration.ofSeconds(since.toSeconds())) + " ago, the cool-down is "
                        + DurationText.write(ask.coolDown().get()));
            }
        }
        return Optional.empty();
    }

    /** Nobody who holds it, and nobody who asked earlier, excludes this mode: asking late never overtakes. */
    private static boolean free(LockState state, LockMode mode, List<Waiting> earlier) {
        return state.holders().stream().noneMatch(holder -> holder.mode().excludes(mode))
                && earlier.stream().noneMatch(waiting -> waiting.ask().mode().excludes(mode));
    }

    private static LockState grant(LockState state, LockAsk ask, Instant now) {
        long token = state.lastToken() + 1;
        List<Holder> holders = new ArrayList<>(state.holders());
        holders.add(new Holder(ask.owner(), ask.runId(), ask.mode(), ask.purpose(), token, now.toString()));
        return new LockState(state.target(), holders, state.queue(), state.quarantine(), token, state.lastRoleChange());
    }

    private static LockState moved(LockState state, Holder holder, String runId) {
        List<Holder> holders = new ArrayList<>(state.holders());
        holders.set(
                holders.indexOf(holder),
                new Holder(holder.owner(), runId, holder.mode(), holder.purpose(), holder.token(), holder.since()));
        return with(state, holders, state.queue());
    }

    private static LockState with(LockState state, List<Holder> holders, List<Waiting> queue) {
        return new LockState(
                state.target(), holders, queue, state.quarantine(), state.lastToken(), state.lastRoleChange());
    }

    private static Optional<Holder> holder(LockState state, RunIdentity owner) {
        return state.holders().stream()
                .filter(holder -> holder.owner().equals(owner))
                .findFirst();
    }

    private static int place(LockState state, RunIdentity owner) {
        for (int place = 0; place < state.queue().size(); place++) {
            if (state.queue().get(place).ask().owner().equals(owner)) {
                return place;
            }
        }
        return -1;
    }

    private static String blockers(LockState state, LockMode mode) {
        return state.holders().stream()
                .filter(holder -> holder.mode().excludes(mode))
                .findFirst()
                .map(holder -> state.target() + " is held (" + holder.mode().word() + ") by "
                        + holder.owner().workflowId() + " since " + holder.since())
                .orElse(state.target() + " is asked for by runs that came earlier");
    }

    private static LockAnswer granted(long token) {
        return new LockAnswer(State.GRANTED, Optional.of(token), Optional.empty(), "granted");
    }

    private static LockAnswer queued(LockState state, int place) {
        return new LockAnswer(
                State.QUEUED,
                Optional.empty(),
                Optional.of(place + 1),
                blockers(state, state.queue().get(place).ask().mode()));
    }

    private static LockAnswer refused(String why) {
        return new LockAnswer(State.REFUSED, Optional.empty(), Optional.empty(), why);
    }
}

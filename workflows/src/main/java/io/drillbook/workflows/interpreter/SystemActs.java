package io.drillbook.workflows.interpreter;

import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.runbooks.plan.Guard;
import io.drillbook.runbooks.plan.LockMode;
import io.drillbook.runbooks.plan.PlanStep;
import io.drillbook.runbooks.plan.Retry;
import io.drillbook.workflows.interpreter.state.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The acts every run does around its steps. */
final class SystemActs {
    static final String ROOT = "system/";
    static final String OPEN = ROOT + "open";
    static final String ACQUIRE = ROOT + "acquire";
    static final String RELEASE = ROOT + "release";
    static final String RECORD = ROOT + "record";

    /** What people signed before the run began. */
    static final String SIGNATURES = ROOT + "signatures";

    /** Before the number of a vote. */
    static final String VOTE = ROOT + "vote/";

    /** Before the round and the key of a consent. */
    static final String PREVIEW = ROOT + "preview/";

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Retry SOME = new Retry(20, Duration.ofSeconds(1), 2, Duration.ofSeconds(30));

    /** A release that fails keeps others from the target, so it is tried for long. */
    private static final Duration LONG = Duration.ofMinutes(30);

    private static final Retry MANY = new Retry(60, Duration.ofSeconds(1), 2, Duration.ofSeconds(30));

    /** Waits of the core, for failures at which the home itself does not try again. */
    private static final Retry EVER = new Retry(Integer.MAX_VALUE, Duration.ofSeconds(10), 2, Duration.ofMinutes(10));

    private SystemActs() {}

    static ActSpec spec(Draft draft, String path) {
        String target = draft.plan.target();
        return switch (path) {
            case OPEN ->
                new ActSpec(
                        path,
                        "Store that the run begins",
                        SHORT,
                        SOME,
                        new ActSpec.Own(SystemAction.OPEN, opening(draft)));
            case ACQUIRE ->
                new ActSpec(
                        path,
                        "Ask for the lock of " + target,
                        SHORT,
                        SOME,
                        new ActSpec.Own(SystemAction.ACQUIRE, ask(draft)));
            case RELEASE ->
                new ActSpec(
                        path,
                        "Give the lock of " + target + " back",
                        LONG,
                        MANY,
                        new ActSpec.Own(SystemAction.RELEASE, release(draft)));
            case RECORD ->
                new ActSpec(
                        path,
                        "Store the record",
                        SHORT,
                        EVER,
                        true,
                        new ActSpec.Own(SystemAction.RECORD, RunRecords.of(draft.plan, draft.state())));
            case SIGNATURES ->
                new ActSpec(
                        path,
                        "Check who signed the start",
                        SHORT,
                        SOME,
                        new ActSpec.Own(SystemAction.CHECK_SIGNATURES, Proofs.check(draft)));
            default -> aboutPeople(draft, path);
        };
    }

    private static ActSpec aboutPeople(Draft draft, String path) {
        if (path.startsWith(VOTE)) {
            return new ActSpec(
                    path,
                    "Check who signed a vote",
                    SHORT,
                    SOME,
                    new ActSpec.Own(SystemAction.CHECK_SIGNATURES, Votes.check(draft, path)));
        }
        if (path.startsWith(PREVIEW)) {
            return new ActSpec(
                    path,
                    "See what is to be consented to",
                    SHORT,
                    SOME,
                    new ActSpec.Own(SystemAction.PREVIEW, Questions.acts(draft, path)));
        }
        throw new IllegalStateException("no system act " + path);
    }

    private static RunOpening opening(Draft draft) {
        Beginning beginning = draft.beginning.orElseThrow();
        return new RunOpening(
                beginning.identity(),
                beginning.facts(),
                beginning.trigger(),
                Proofs.starter(draft),
                draft.plan.definition().title(),
                beginning.interpreter());
    }

    /**
     * What an act asks for before it begins, when the run was reset. A history that is set back says that the lock was
     * granted; it does not say whether it was given back since, and nothing in it may be asked anew.
     */
    static Optional<LockAsk> askAgain(Draft draft) {
        boolean reset = draft.beginning.orElseThrow().reset();
        return reset && draft.lock.token().isPresent() ? Optional.of(ask(draft)) : Optional.empty();
    }

    private static LockAsk ask(Draft draft) {
        Beginning beginning = draft.beginning.orElseThrow();
        Guard.Lock lock = draft.plan.definition().guard().lock().orElseThrow();
        return new LockAsk(
                draft.plan.target(),
                lock.mode(),
                beginning.identity(),
                beginning.runId(),
                draft.plan.definition().runbook() + ": "
                        + draft.plan.definition().title(),
                lock.waitLimit(),
                draft.plan.coolDown());
    }

    private static LockRelease release(Draft draft) {
        return new LockRelease(
                draft.plan.target(),
                draft.beginning.orElseThrow().identity(),
                roleChange(draft).map(Instant::toString));
    }

    /** When the run began to change a role: its first act of no return under a topology lock. */
    private static Optional<Instant> roleChange(Draft draft) {
        boolean topology =
                draft.plan.definition().guard().lock().stream().anyMatch(lock -> lock.mode() == LockMode.TOPOLOGY);
        return draft.steps.all().entrySet().stream()
                .filter(entry -> topology && entry.getValue().act().begun())
                .filter(entry -> draft.tree.find(entry.getKey()).orElse(null) instanceof PlanStep.Action action
                        && action.noReturn())
                .map(entry -> entry.getValue().startedAt())
                .min(Instant::compareTo);
    }
}

package io.drillbook.workflows.lock;

import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockNotice;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.LockState;
import io.drillbook.runbooks.call.OwnerEnd;
import io.drillbook.runbooks.call.QuarantineRelease;
import io.drillbook.runbooks.call.RunIdentity;
import io.drillbook.runbooks.call.SystemAction;
import io.drillbook.workflows.lock.LockRules.Decision;
import io.drillbook.workflows.lock.LockRules.Notice;
import io.temporal.failure.TemporalException;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ExternalWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;

/** The lock's home on Temporal: {@link LockRules} decide, this tells those who wait and watches those who hold. */
public final class TargetLockWorkflow implements TargetLock {
    private static final Logger LOG = Workflow.getLogger(TargetLockWorkflow.class);

    private static final int LONGEST_TEXT = 1000;

    private final OwnerWatches watches;
    private final Promise<String> cancel = CancellationScope.current().getCancellationRequest();
    private LockState state;
    private boolean changed = true;

    /** Handlers may run before {@link #hold}, so the state is there from the first moment. */
    @WorkflowInit
    public TargetLockWorkflow(LockState state) {
        this.state = state;
        this.watches = new OwnerWatches(state.target(), this::ownerEnded);
    }

    /** A cancel would lose holders and tokens, so it changes nothing. */
    @Override
    public void hold(LockState before) {
        Workflow.newDetachedCancellationScope(this::serve).run();
    }

    private void serve() {
        while (true) {
            settle();
            showDetails();
            if (full()) {
                Workflow.await(Workflow::isEveryHandlerFinished);
                settle();
                Workflow.continueAsNew(state);
            }
            awaitChange();
        }
    }

    @Override
    public LockAnswer acquire(LockAsk ask) {
        Decision<LockAnswer> decision = LockRules.acquire(state, ask, now());
        become(decision.state());
        return decision.say();
    }

    @Override
    public void validateAcquire(LockAsk ask) {
        if (!ask.target().equals(state.target())) {
            throw new IllegalArgumentException(
                    "this is the lock of " + state.target() + ", asked for was that of " + ask.target());
        }
        if (ask.purpose().length() > LONGEST_TEXT || ask.owner().key().length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("purpose and owner may have " + LONGEST_TEXT + " characters each");
        }
        if (ask.waitLimit().isNegative()) {
            throw new IllegalArgumentException("the wait limit is negative: " + ask.waitLimit());
        }
    }

    @Override
    public void validateReleaseQuarantine(QuarantineRelease release) {
        if (release.by().isBlank() || release.reason().isBlank()) {
            throw new IllegalArgumentException("a quarantine ends in somebody's name and for a reason");
        }
        if (release.by().length() > LONGEST_TEXT || release.reason().length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("name and reason may have " + LONGEST_TEXT + " characters each");
        }
    }

    @Override
    public boolean release(LockRelease release) {
        Decision<Boolean> decision = LockRules.release(state, release);
        become(decision.state());
        return decision.say();
    }

    @Override
    public boolean releaseQuarantine(QuarantineRelease release) {
        boolean quarantined = state.quarantine().isPresent();
        if (quarantined) {
            LOG.info("{} released from quarantine by {}: {}", state.target(), release.by(), release.reason());
            become(LockRules.withoutQuarantine(state));
        }
        return quarantined;
    }

    @Override
    public LockState state() {
        return state;
    }

    private void ownerEnded(RunIdentity owner, OwnerEnd end) {
        become(LockRules.ownerEnded(state, owner, end, now()));
    }

    private void become(LockState next) {
        if (!next.equals(state)) {
            state = next;
            changed = true;
        }
    }

    /** Grants and refusals to those who wait, then watchers for exactly those who hold or wait. */
    private void settle() {
        do {
            changed = false;
            Decision<List<Notice>> decision = LockRules.advance(state, now());
            state = decision.state();
            for (Notice notice : decision.say()) {
                tell(notice);
            }
        } while (changed);
        watches.watchExactly(state);
    }

    private void tell(Notice notice) {
        LockAsk ask = notice.ask();
        ExternalWorkflowStub run =
                Workflow.newUntypedExternalWorkflowStub(ask.owner().workflowId());
        try {
            run.signal(SystemAction.GRANTED_SIGNAL, new LockNotice(ask.owner().key(), notice.answer()));
        } catch (TemporalException gone) {
            // What it was never told of it cannot have used: the next in the queue gets it, and nothing is suspect.
            LOG.info("{} is gone and was not told", ask.owner().workflowId());
            become(LockRules.release(state, new LockRelease(state.target(), ask.owner(), Optional.empty()))
                    .state());
        }
    }

    private void awaitChange() {
        Optional<Instant> expiry = LockRules.nextExpiry(state);
        if (expiry.isEmpty()) {
            Workflow.await(this::mustAct);
            return;
        }
        Duration left = Duration.between(now(), expiry.get());
        if (left.isPositive()) {
            Workflow.await(left, this::mustAct);
        }
    }

    private boolean mustAct() {
        return changed || full();
    }

    /** The server closes a workflow that was cancelled when it asks to continue as new: such a lock grows on. */
    private boolean full() {
        return Workflow.getInfo().isContinueAsNewSuggested() && !cancel.isCompleted();
    }

    private void showDetails() {
        Workflow.setCurrentDetails(LockDetails.markdown(state));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}

package io.drillbook.drills.bench.runs;

import io.drillbook.runbooks.call.ActionCall;
import io.drillbook.runbooks.call.ActionResult;
import io.drillbook.runbooks.call.LockAnswer;
import io.drillbook.runbooks.call.LockAsk;
import io.drillbook.runbooks.call.LockRelease;
import io.drillbook.runbooks.call.RecordStored;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.SystemAction;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The engine's own activities, as hand-written Java names them; what serves them is the engine's. */
@ActivityInterface
public interface Acts {
    /** Stores that the run begins. */
    @ActivityMethod(name = SystemAction.OPEN)
    void open(RunOpening opening);

    /** Asks for the lock. */
    @ActivityMethod(name = SystemAction.ACQUIRE)
    LockAnswer acquire(LockAsk ask);

    /** Notes. */
    @ActivityMethod(name = Note.NAME)
    ActionResult note(ActionCall call);

    /** Gives the lock back. */
    @ActivityMethod(name = SystemAction.RELEASE)
    void release(LockRelease release);

    /** Stores the record. */
    @ActivityMethod(name = SystemAction.RECORD)
    RecordStored record(RunRecord record);
}

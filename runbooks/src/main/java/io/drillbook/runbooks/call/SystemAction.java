package io.drillbook.runbooks.call;

/**
 * The acts that every run does around its steps, in this order: open, acquire, (steps, undo, finally,) release, record.
 * They are activities like any other; their inputs and outputs are the records named here.
 */
public final class SystemAction {
    /** {@link RunOpening} in, nothing out: the create-only entry that says a run began. */
    public static final String OPEN = "evidence.open";

    /** {@link LockAsk} in, {@link LockAnswer} out. */
    public static final String ACQUIRE = "lock.acquire";

    /** {@link LockRelease} in, nothing out: gives the lock back, or leaves the queue. */
    public static final String RELEASE = "lock.release";

    /** {@link RunRecord} in, {@link RecordStored} out. */
    public static final String RECORD = "evidence.record";

    /** {@link OwnerWatch} in, {@link OwnerEnd} out: asked by a lock of its holder, heartbeats while the holder lives. */
    public static final String WATCH_OWNER = "lock.watch_owner";

    /** {@link SignatureCheck} in, {@link SignatureVerdicts} out: who of the inventory signed what. */
    public static final String CHECK_SIGNATURES = "consent.check_signatures";

    /** {@link PreviewAsk} in, {@link PreviewLines} out: what acts would run. */
    public static final String PREVIEW = "consent.preview";

    /** Signal to a waiting run, with a {@link LockNotice}. */
    public static final String GRANTED_SIGNAL = "lock-granted";

    private SystemAction() {}
}

package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.call.CancelAsk;
import io.drillbook.runbooks.call.LockNotice;
import io.drillbook.runbooks.call.RunView;
import io.drillbook.workflows.interpreter.Checklist;
import io.drillbook.workflows.interpreter.state.RunState;

/** Answers for a run. */
public final class Listener implements RunControls {
    private static final int LONGEST_TEXT = 2000;

    private final Home home;

    Listener(Home home) {
        this.home = home;
    }

    @Override
    public String cancel(CancelAsk ask) {
        return home.cancel(ask);
    }

    @Override
    public void validateCancel(CancelAsk ask) {
        if (ask.by().length() > LONGEST_TEXT || ask.reason().length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("name and reason may have " + LONGEST_TEXT + " characters each");
        }
    }

    @Override
    public void lockAnswered(LockNotice notice) {
        home.lockAnswered(notice);
    }

    @Override
    public RunView view() {
        return home.view();
    }

    @Override
    public RunState state() {
        return home.state();
    }

    @Override
    public String checklist() {
        return Checklist.markdown(home.plan(), home.state());
    }
}

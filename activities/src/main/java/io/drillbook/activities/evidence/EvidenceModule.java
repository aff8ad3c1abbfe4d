package io.drillbook.activities.evidence;

import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.SystemActivity;
import io.drillbook.activities.step.SystemActivity.Nothing;
import io.drillbook.activities.step.SystemModule;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.SystemAction;
import java.util.List;

/** The first and the last act of every run. */
public final class EvidenceModule implements SystemModule {
    @Override
    public List<SystemActivity<?, ?>> activities(ActionEnvironment environment) {
        EvidenceStore store = new FolderEvidenceStore(environment.evidence());
        return List.of(
                new SystemActivity<>(SystemAction.OPEN, RunOpening.class, (opening, context) -> {
                    store.open(opening);
                    return Nothing.NOTHING;
                }),
                new SystemActivity<>(SystemAction.RECORD, RunRecord.class, (record, context) -> store.record(record)));
    }
}

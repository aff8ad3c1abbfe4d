package io.drillbook.activities.evidence;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.SystemActivity;
import io.drillbook.activities.step.SystemActivity.Nothing;
import io.drillbook.activities.step.SystemModule;
import io.drillbook.runbooks.call.RunOpening;
import io.drillbook.runbooks.call.RunRecord;
import io.drillbook.runbooks.call.SystemAction;
import java.util.List;
import java.util.Optional;

/** The first and the last act of every run. */
public final class EvidenceModule implements SystemModule {
    @Override
    public List<SystemActivity<?, ?>> activities(ActionEnvironment environment) {
        Lazily writer =
                new Lazily(EvidencePlaces.of(environment.inventory(), environment.evidence(), environment.state()));
        return List.of(
                new SystemActivity<>(SystemAction.OPEN, RunOpening.class, (opening, context) -> {
                    writer.get().open(opening);
                    return Nothing.NOTHING;
                }),
                new SystemActivity<>(
                        SystemAction.RECORD,
                        RunRecord.class,
                        (record, context) -> writer.get().record(record)));
    }

    /** A key that cannot be read is an act's failure and worth another attempt, not the end of the worker. */
    private static final class Lazily {
        private final EvidencePlaces places;
        private Optional<EvidenceWriter> made = Optional.empty();

        Lazily(EvidencePlaces places) {
            this.places = places;
        }

        synchronized EvidenceWriter get() throws ActionException {
            if (made.isEmpty()) {
                made = Optional.of(new EvidenceWriter(places.local(), places.ledger()));
            }
            return made.get();
        }
    }
}

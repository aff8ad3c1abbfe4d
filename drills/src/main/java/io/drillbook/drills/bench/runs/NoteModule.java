package io.drillbook.drills.bench.runs;

import io.drillbook.activities.step.ActionDefinition;
import io.drillbook.activities.step.ActionModule;
import io.drillbook.runbooks.action.Risk;
import java.util.List;

/** The bench's own action; only this module's jar brings it, so no user meets it in a catalogue. */
public final class NoteModule implements ActionModule {
    @Override
    public List<ActionDefinition<?, ?>> definitions() {
        return List.of(new ActionDefinition<>(
                Note.NAME,
                "Gives back the text it is given",
                Risk.R0,
                "It changes nothing",
                false,
                Note.Input.class,
                Note.Output.class,
                environment -> new Note()));
    }
}

package io.drillbook.activities.notify;

import io.drillbook.activities.step.ActionDefinition;
import io.drillbook.activities.step.ActionModule;
import io.drillbook.runbooks.action.Risk;
import java.util.List;

/** Actions that tell people something. */
public final class NotifyModule implements ActionModule {
    @Override
    public List<ActionDefinition<?, ?>> definitions() {
        return List.of(new ActionDefinition<>(
                "notify.send",
                "Writes a line to the worker's log and to its notifications file",
                Risk.R1,
                "The file is searched for the step's mark before a line is added",
                false,
                SendNotification.Input.class,
                SendNotification.Output.class,
                environment -> new SendNotification(
                        new NotificationFile(environment.state().resolve(NotificationFile.NAME)))));
    }
}

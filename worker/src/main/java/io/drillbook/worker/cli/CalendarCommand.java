package io.drillbook.worker.cli;

import io.drillbook.worker.calendar.Schedules;
import io.drillbook.worker.settings.Settings;
import io.drillbook.workflows.temporal.DataConverters;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import picocli.CommandLine.Command;

/** {@code drillbook calendar}: what is due when. */
@Command(
        name = "calendar",
        description = "What is due when: apply calendars, and see what is due next and what came of what was due.",
        subcommands = {CalendarApplyCommand.class, CalendarShowCommand.class},
        mixinStandardHelpOptions = true)
public final class CalendarCommand {
    static Schedules schedules(WorkflowClient client, Settings settings) {
        return new Schedules(
                ScheduleClient.newInstance(
                        client.getWorkflowServiceStubs(),
                        ScheduleClientOptions.newBuilder()
                                .setNamespace(settings.namespace())
                                .setDataConverter(DataConverters.drillbook())
                                .build()),
                settings);
    }
}

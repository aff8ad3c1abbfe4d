package io.drillbook.worker.cli;

import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.ActionPreviews;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.PlanText;
import io.drillbook.worker.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a run would do. */
@Command(
        name = "plan",
        description = {
            "Show what a run would do: every step with its risk, its inputs, its commands where they are known, and its undo.",
            "Nothing is connected to and nothing is changed."
        },
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunbookInputs inputs = new RunbookInputs();

    PlanCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Plan plan = inputs.bind(settings);
        try (TemporalConnection unused = TemporalConnection.unchecked(settings)) {
            ActionPreviews previews = new ActionPreviews(
                    new ActionEnvironment(Inventory.EMPTY, settings.evidence(), settings.home(), unused.client()));
            PlanText text = PlanText.of(plan, previews);
            output.document(text.document());
            text.lines().forEach(output::line);
        }
        return ExitCode.PASSED;
    }
}

package io.drillbook.worker.cli;

import io.drillbook.activities.step.ActionEnvironment;
import io.drillbook.activities.step.ActionPreviews;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.runbooks.plan.Plan;
import io.drillbook.worker.assembly.LiveLook;
import io.drillbook.worker.assembly.TemporalConnection;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.exit.ExitCode;
import io.drillbook.worker.report.PlanText;
import io.drillbook.worker.settings.Settings;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what a run would do. */
@Command(
        name = "plan",
        description = {
            "Show what a run would do: every step with its risk, its inputs, its commands where they are known, and its undo.",
            "A worker runs the read-only steps (R0) now, so that later commands are shown as they would be; nothing is changed."
        },
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private final Settings settings;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final RunbookInputs inputs = new RunbookInputs();

    @Option(names = "--offline", description = "look at nothing: only what is known from the texts")
    private boolean offline;

    PlanCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        Plan plan = inputs.bind(settings);
        LiveLook.Found found = LiveLook.Found.nothing();
        Optional<String> notLooked = Optional.empty();
        if (!offline) {
            try (TemporalConnection temporal = TemporalConnection.open(settings)) {
                found = new LiveLook(temporal.activities(), settings, line -> output.note("  … " + line)).at(plan);
            } catch (CommandException missing) {
                notLooked = Optional.ofNullable(missing.getMessage());
            } catch (StatusRuntimeException unable) {
                notLooked = Optional.of("this Temporal cannot run an activity by itself ("
                        + unable.getStatus().getCode() + ")");
            }
        }
        show(plan, found, notLooked);
        return ExitCode.PASSED;
    }

    private void show(Plan plan, LiveLook.Found found, Optional<String> notLooked) {
        try (TemporalConnection unused = TemporalConnection.unchecked(settings)) {
            ActionPreviews previews = new ActionPreviews(
                    new ActionEnvironment(Inventory.EMPTY, settings.evidence(), settings.home(), unused.client()));
            PlanText text = PlanText.of(plan, previews, found, notLooked);
            output.document(text.document());
            text.lines().forEach(output::line);
        }
    }
}

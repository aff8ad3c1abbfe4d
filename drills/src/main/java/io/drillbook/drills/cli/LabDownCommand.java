package io.drillbook.drills.cli;

import io.drillbook.drills.lab.LabSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drillbook lab down}. */
@Command(
        name = "down",
        description = "Stops the lab and removes all of it, its data included.",
        mixinStandardHelpOptions = true)
final class LabDownCommand implements Callable<Integer> {
    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        return options.run(LabSettings.ofEnvironment(System.getenv()), lab -> {
            lab.down();
            List<String> left = lab.remains();
            String text = left.isEmpty() ? "Lab: removed" : "Lab: these could not be removed: " + left;
            return new LabOptions.Answer(text, Map.of("left", left), left.isEmpty());
        });
    }
}

package io.drillbook.drills.cli;

import io.drillbook.drills.lab.LabSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drillbook lab up}. */
@Command(
        name = "up",
        description = "Makes the lab be up: makes what is missing, repairs what broke, leaves alone what is well.",
        mixinStandardHelpOptions = true)
final class LabUpCommand implements Callable<Integer> {
    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        return options.run(LabSettings.ofEnvironment(System.getenv()), lab -> {
            Instant start = Instant.now();
            Path inventory = lab.up();
            double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("inventory", inventory.toString());
            value.put("seconds", seconds);
            return new LabOptions.Answer("Lab: up (%.1f s), inventory %s".formatted(seconds, inventory), value, true);
        });
    }
}

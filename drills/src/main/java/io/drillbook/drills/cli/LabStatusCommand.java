package io.drillbook.drills.cli;

import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.LabStatus;
import io.drillbook.drills.lab.engine.ContainerState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drillbook lab status}. */
@Command(name = "status", description = "Says how the lab stands.", mixinStandardHelpOptions = true)
final class LabStatusCommand implements Callable<Integer> {
    @Mixin
    private LabOptions options = new LabOptions();

    @Override
    public Integer call() {
        return options.run(LabSettings.ofEnvironment(System.getenv()), lab -> {
            LabStatus status = lab.status();
            return new LabOptions.Answer(text(status), status, true);
        });
    }

    private static String text(LabStatus status) {
        if (status.containers().stream().allMatch(one -> one.status().equals("missing"))) {
            return "Lab: there is none (drillbook lab up makes it)";
        }
        List<String> lines = new ArrayList<>();
        lines.add("Lab: " + (status.up() ? "up" : "not well (drillbook lab up repairs it)"));
        for (ContainerState container : status.containers()) {
            lines.add("  %-26s %s".formatted(container.name(), container.status()));
        }
        status.ports().forEach((service, port) -> lines.add("  %-26s 127.0.0.1:%d".formatted(service, port)));
        lines.add("  primary      " + status.primary().orElse("none answers"));
        status.replication()
                .ifPresent(one -> lines.add("  standby      %s, %s, %,d bytes behind"
                        .formatted(one.standby(), one.state(), one.lagBytes())));
        status.archive()
                .ifPresent(one -> lines.add("  archive      %s, last %s %d s ago, %d waiting"
                        .formatted(
                                one.working() ? "works" : "FAILS",
                                one.lastSegment(),
                                one.secondsAgo(),
                                one.waiting())));
        status.databaseSize()
                .ifPresent(size -> lines.add("  database     %,d MiB".formatted(size.bytes() / (1024 * 1024))));
        status.load().ifPresent(load -> lines.add("  load         %.1f orders/s".formatted(load.ordersPerSecond())));
        status.inventory().ifPresent(file -> lines.add("  inventory    " + file));
        return String.join("\n", lines);
    }
}

package io.drillbook.drills.lab.layout;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a lab keeps its files on this machine. */
public final class LabFolder {
    private LabFolder() {}

    /** The folder of a lab below Drillbook's state folder, as the environment names it. */
    public static Path of(LabName name, Map<String, String> environment) {
        Path state = value(environment, "DRILLBOOK_HOME")
                .map(Path::of)
                .or(() -> value(environment, "XDG_STATE_HOME").map(Path::of).map(base -> base.resolve("drillbook")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state", "drillbook"));
        return name.equals(LabName.DEFAULT)
                ? state.resolve("lab")
                : state.resolve("labs").resolve(name.text());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }
}

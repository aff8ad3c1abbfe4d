package io.drillbook.worker.settings;

import io.drillbook.worker.exit.CommandException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the program reads from its environment.
 *
 * @param home folder of everything Drillbook stores on this machine
 * @param inventory inventory file
 * @param library folder of the shipped runbooks, one folder an engine
 * @param temporal address of the Temporal frontend, host:port
 * @param namespace of Temporal
 * @param webAddress address of the Temporal Web UI, without a slash at its end
 * @param taskQueue of the workers
 */
public record Settings(
        Path home,
        Path inventory,
        Path library,
        String temporal,
        String namespace,
        String webAddress,
        String taskQueue) {

    /**
     * Reads the environment. {@code DRILLBOOK_HOME}, {@code DRILLBOOK_INVENTORY}, {@code DRILLBOOK_LIBRARY},
     * {@code DRILLBOOK_TEMPORAL}, {@code DRILLBOOK_NAMESPACE}, {@code DRILLBOOK_WEB} and {@code DRILLBOOK_TASK_QUEUE}
     * come before the defaults.
     *
     * @throws CommandException for a {@code DRILLBOOK_TEMPORAL_PORT} that is no port
     */
    public static Settings read(Map<String, String> environment) {
        Path home = setting(environment, "DRILLBOOK_HOME")
                .map(Path::of)
                .orElseGet(() -> setting(environment, "XDG_STATE_HOME")
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"))
                        .resolve("drillbook"));
        Path library = setting(environment, "DRILLBOOK_LIBRARY")
                .map(Path::of)
                .orElseGet(() -> setting(environment, "DRILLBOOK_ROOT")
                        .map(Path::of)
                        .orElseGet(() -> Path.of(""))
                        .resolve(Path.of("runbooks", "library")));
        Path inventory =
                setting(environment, "DRILLBOOK_INVENTORY").map(Path::of).orElseGet(() -> usualInventory(home));
        int port = setting(environment, "DRILLBOOK_TEMPORAL_PORT")
                .map(Settings::port)
                .orElse(7233);
        return new Settings(
                home,
                inventory,
                library,
                setting(environment, "DRILLBOOK_TEMPORAL").orElse("127.0.0.1:" + port),
                setting(environment, "DRILLBOOK_NAMESPACE").orElse("default"),
                setting(environment, "DRILLBOOK_WEB").orElse("http://127.0.0.1:" + (port + 1000)),
                setting(environment, "DRILLBOOK_TASK_QUEUE").orElse("drillbook"));
    }

    /** The same settings with another inventory. */
    public Settings withInventory(Path other) {
        return new Settings(home, other, library, temporal, namespace, webAddress, taskQueue);
    }

    /** The same settings with another task queue. */
    public Settings withTaskQueue(String other) {
        return new Settings(home, inventory, library, temporal, namespace, webAddress, other);
    }

    /** Folder of the evidence store. */
    public Path evidence() {
        return home.resolve("evidence");
    }

    /** Page of a run in the Web UI. */
    public String link(String workflowId, String runId) {
        return webAddress + "/namespaces/" + namespace + "/workflows/" + encode(workflowId) + "/" + runId;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static int port(String written) {
        if (!written.matches("[1-9][0-9]{0,4}") || Integer.parseInt(written) > 64_535) {
            throw CommandException.badInput(
                    "bad-port",
                    "DRILLBOOK_TEMPORAL_PORT is \"" + written + "\"",
                    "a number from 1 to 64535; the Web UI takes that + 1000");
        }
        return Integer.parseInt(written);
    }

    /** The inventory of the folder one stands in, else that of the lab, when there is one. */
    private static Path usualInventory(Path home) {
        Path here = Path.of("inventory.yaml");
        Path lab = home.resolve("lab").resolve("inventory.yaml");
        return Files.exists(here) || !Files.exists(lab) ? here : lab;
    }

    private static Optional<String> setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}

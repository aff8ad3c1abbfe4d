package io.drillbook.activities.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The container engine's own command: four words of it are all that these tests need. */
final class Docker {
    private static final String LABEL =
            "io.drillbook.test=activities-" + ProcessHandle.current().pid();

    private Docker() {}

    /** The image the launcher made or found, as the environment names it. */
    static String image(String variable, String usual) {
        return System.getenv().getOrDefault(variable, usual);
    }

    /** Creates a container that is removed when this program ends. */
    static String create(String... arguments) {
        List<String> command = new ArrayList<>(List.of("create", "--label", LABEL, "--init"));
        command.addAll(List.of(arguments));
        String container = run(command.toArray(String[]::new)).strip();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run("rm", "--force", "--volumes", container)));
        return container;
    }

    /** The port of this machine's loopback address that leads to a port of the container. */
    static int port(String container, int inside) {
        String address =
                run("port", container, inside + "/tcp").lines().findFirst().orElseThrow();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    static String run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as("%s%n%s", command, output).isZero();
            return output;
        } catch (IOException broken) {
            throw new AssertionError("docker cannot be run", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}

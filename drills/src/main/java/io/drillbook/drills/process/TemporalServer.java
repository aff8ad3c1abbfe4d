package io.drillbook.drills.process;

import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Temporal dev server with a durable file, on ports of its own, that can be killed, paused and started again. */
public final class TemporalServer implements AutoCloseable {
    private static final List<String> SEARCH_ATTRIBUTES = List.of(
            "RunbookTarget", "RunbookKind", "RunbookEngine", "RunbookTrigger", "RunbookPhase", "RunbookOutcome");

    private static final int ATTEMPTS = 3;
    private static final int LAST_WORDS = 1000;

    private final Path binary;
    private final Path folder;
    private final int port;
    private Process process;

    private TemporalServer(Path binary, Path folder, int port, Process process) {
        this.binary = binary;
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts a server. One at a time: each looks for free ports, and takes them a moment later.
     *
     * @param folder for its database and log; made when missing
     */
    public static synchronized TemporalServer start(Path folder) {
        String binary = System.getenv("DRILLBOOK_TEMPORAL_BINARY");
        if (binary == null || binary.isEmpty()) {
            throw new IllegalStateException(
                    "DRILLBOOK_TEMPORAL_BINARY does not name the temporal program; `./drillbook verify` sets it");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        for (int attempt = 1; ; attempt++) {
            int port = twoFreePorts();
            TemporalServer server =
                    new TemporalServer(Path.of(binary), folder, port, launch(Path.of(binary), folder, port));
            try {
                server.awaitPort();
                return server;
            } catch (IllegalStateException ended) {
                // Somebody else took one of the ports that it looked for, or the machine was too busy for its own
                // limits.
                server.kill();
                if (attempt == ATTEMPTS) {
                    throw ended;
                }
                System.err.println(ended.getMessage() + "; trying again");
            }
        }
    }

    /** Kills the server as a crash would (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it again on the same data and ports. */
    public void restart() {
        process = launch(binary, folder, port);
        awaitPort();
    }

    /** Freezes the server (SIGSTOP): connections stay open and nothing answers. */
    public void pause() {
        Signals.send(process.pid(), "STOP");
    }

    /** Lets it go on (SIGCONT). */
    public void resume() {
        Signals.send(process.pid(), "CONT");
    }

    /** Files that hold histories: the database and its write-ahead file. */
    public List<Path> databaseFiles() {
        List<Path> files = new ArrayList<>();
        for (String name : List.of("temporal.db", "temporal.db-wal")) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /** The process as the operating system knows it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** These settings, pointed at this server. */
    public Settings settings(Settings base) {
        return new Settings(
                base.home(),
                base.inventory(),
                base.library(),
                address(),
                base.namespace(),
                "http://127.0.0.1:" + (port + 1000),
                base.taskQueue());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(Path binary, Path folder, int port) {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--ui-ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--ui-port",
                Integer.toString(port + 1000),
                "--db-filename",
                folder.resolve("temporal.db").toString(),
                "--sqlite-pragma",
                "journal_mode=WAL",
                "--sqlite-pragma",
                "synchronous=2",
                "--log-level",
                "warn"));
        for (String attribute : SEARCH_ATTRIBUTES) {
            command.add("--search-attribute");
            command.add(attribute + "=Keyword");
        }
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("temporal.log").toFile()))
                    .start();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private String lastWords() {
        try {
            String text = Files.readString(folder.resolve("temporal.log"));
            return text.substring(Math.max(0, text.length() - LAST_WORDS)).strip();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void awaitPort() {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(deadline)) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return;
            } catch (IOException notYet) {
                Pause.millis(100);
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("the Temporal server ended at once; its log is "
                        + folder.resolve("temporal.log") + ", and ends with: " + lastWords());
            }
        }
        throw new IllegalStateException("the Temporal server did not open port " + port + " within 60 s");
    }

    /** The Web UI listens 1000 above the frontend, so both must be free. */
    public static int twoFreePorts() {
        for (int attempt = 0; attempt < 50; attempt++) {
            try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                int port = first.getLocalPort();
                if (port + 1000 > 65_535) {
                    continue;
                }
                try (ServerSocket second = new ServerSocket(port + 1000, 1, InetAddress.getLoopbackAddress())) {
                    return second.getLocalPort() - 1000;
                }
            } catch (IOException taken) {
                // another pair may be free
            }
        }
        throw new IllegalStateException("no two free ports found");
    }
}

package io.drillbook.activities.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drillbook.activities.connector.ByteSink;
import io.drillbook.activities.connector.ByteSource;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.failure.ShellFailures;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.activities.host.ShellHostJobs;
import io.drillbook.runbooks.call.FailureKind;
import io.drillbook.runbooks.inventory.Host;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands on one host over one ssh connection. */
public final class SshShell implements ShellAccess {
    private static final Logger LOG = LoggerFactory.getLogger(SshShell.class);
    private static final int OUTPUT_CAP = 1024 * 1024;
    private static final int WORDS = 500;
    private static final int STREAM_BUFFER = 32 * 1024;

    /** The host ends a command at its limit; we wait that much longer, for its answer to arrive. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** How long output may still come after the exit code. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(10);

    private static final int KILL_AFTER_SECONDS = 5;
    private static final int TIMED_OUT = 124;
    private static final int KILLED = 137;

    private final Host host;
    private final SSHClient client;
    private final String fenceScope;

    SshShell(Host host, SSHClient client, String fenceScope) {
        this.host = host;
        this.client = client;
        this.fenceScope = fenceScope;
    }

    @Override
    public Host host() {
        return host;
    }

    /** Whether the connection still stands. */
    public boolean connected() {
        return client.isConnected() && client.isAuthenticated();
    }

    @Override
    public CommandOutput run(Command command, Duration limit) throws ActionException, InterruptedException {
        long began = System.nanoTime();
        try (Session session = client.startSession();
                Session.Command running = session.exec(bounded(command, limit).toString())) {
            CappedText output = new CappedText(OUTPUT_CAP);
            CappedText errors = new CappedText(OUTPUT_CAP);
            // Not virtual threads: the library waits inside synchronized blocks, which pins them before JDK 24.
            Thread outputReader = reader(running.getInputStream(), output);
            Thread errorReader = reader(running.getErrorStream(), errors);
            send(command, running);
            awaitEnd(running, command, limit, began);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (!running.isOpen()) {
                outputReader.join(DRAIN.toMillis());
                errorReader.join(DRAIN.toMillis());
            }
            return output(command, limit, running, output.text(), errors.text(), took);
        } catch (IOException failed) {
            throwIfInterrupted(failed);
            if (Duration.ofNanos(System.nanoTime() - began).compareTo(limit) > 0) {
                throw late(command, limit);
            }
            throw ShellFailures.of(failed, SshConnector.describe(host), host.user());
        }
    }

    @Override
    public CommandOutput check(Command command, Duration limit) throws ActionException, InterruptedException {
        CommandOutput output = run(command, limit);
        if (output.succeeded()) {
            return output;
        }
        String words = output.standardError().isBlank() ? output.standardOutput() : output.standardError();
        String end = words.length() > WORDS ? "…" + words.substring(words.length() - WORDS) : words;
        throw ShellFailures.command(
                SshConnector.describe(host), command.arguments().getFirst(), output.exitCode(), end);
    }

    @Override
    public CommandOutput pull(Command command, ByteSink sink, Duration limit)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        try (Session session = client.startSession();
                Session.Command running = session.exec(bounded(command, limit).toString())) {
            CappedText errors = new CappedText(OUTPUT_CAP);
            Thread errorReader = reader(running.getErrorStream(), errors);
            send(command, running);
            sink.take(running.getInputStream());
            awaitEnd(running, command, limit, began);
            errorReader.join(DRAIN.toMillis());
            return output(command, limit, running, "", errors.text(), Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException failed) {
            throw streamBroke(command, limit, began, failed);
        }
    }

    @Override
    public CommandOutput push(Command command, ByteSource source, Duration limit)
            throws ActionException, InterruptedException {
        long began = System.nanoTime();
        try (Session session = client.startSession();
                Session.Command running = session.exec(bounded(command, limit).toString())) {
            CappedText output = new CappedText(OUTPUT_CAP);
            CappedText errors = new CappedText(OUTPUT_CAP);
            Thread outputReader = reader(running.getInputStream(), output);
            Thread errorReader = reader(running.getErrorStream(), errors);
            give(command, source, running);
            awaitEnd(running, command, limit, began);
            outputReader.join(DRAIN.toMillis());
            errorReader.join(DRAIN.toMillis());
            return output(
                    command, limit, running, output.text(), errors.text(), Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException failed) {
            throw streamBroke(command, limit, began, failed);
        }
    }

    private ActionException streamBroke(Command command, Duration limit, long began, IOException failed)
            throws InterruptedException {
        throwIfInterrupted(failed);
        return Duration.ofNanos(System.nanoTime() - began).compareTo(limit) > 0
                ? late(command, limit)
                : ShellFailures.of(failed, SshConnector.describe(host), host.user());
    }

    /** A command that ends early closes its side; its exit code and its words tell why. */
    private static void give(Command command, ByteSource source, Session.Command running)
            throws IOException, ActionException, InterruptedException {
        try (OutputStream input =
                new BufferedOutputStream(new CommandInput(running.getOutputStream()), STREAM_BUFFER)) {
            input.write(command.input().orElse("").getBytes(UTF_8));
            source.give(input);
            input.flush();
        } catch (CommandInput.Closed ended) {
            if (running.isOpen() && running.getExitStatus() == null) {
                throw ended.getCause();
            }
            LOG.debug("a command did not read its stream to the end", ended);
        }
    }

    @Override
    public HostJobs jobs() {
        return new ShellHostJobs(this::run, SshConnector.describe(host), fenceScope);
    }

    @Override
    public void close() {
        disconnect(client);
    }

    static void disconnect(SSHClient client) {
        try {
            client.disconnect();
        } catch (IOException already) {
            LOG.debug("an ssh connection was gone before it was closed", already);
        }
    }

    /** The command with its limit kept on the host itself, so that it ends there although the connection broke. */
    private static Command bounded(Command command, Duration limit) {
        long seconds = Math.max(1, (limit.toMillis() + 999) / 1000);
        List<String> arguments = new ArrayList<>(List.of(
                "env", "LC_ALL=C", "timeout", "-k", String.valueOf(KILL_AFTER_SECONDS), String.valueOf(seconds)));
        arguments.addAll(command.arguments());
        return new Command(arguments, command.input());
    }

    /** Until the host closes the channel; a daemon that the command left behind may keep it open for ever. */
    private void awaitEnd(Session.Command running, Command command, Duration limit, long began)
            throws ActionException, InterruptedException {
        long deadline = began + limit.plus(ANSWER).toNanos();
        long drained = Long.MAX_VALUE;
        while (running.isOpen() && System.nanoTime() < drained) {
            if (!client.isConnected()) {
                throw ShellFailures.of(new SocketException("gone"), SshConnector.describe(host), host.user());
            }
            if (running.getExitStatus() != null) {
                drained = Math.min(drained, System.nanoTime() + DRAIN.toNanos());
            }
            if (System.nanoTime() > deadline) {
                throw late(command, limit);
            }
            Thread.sleep(LOOK);
        }
    }

    private CommandOutput output(
            Command command, Duration limit, Session.Command running, String output, String errors, Duration took)
            throws ActionException {
        Integer status = running.getExitStatus();
        boolean ranOut = took.compareTo(limit) >= 0;
        if (status == null || (ranOut && (status == TIMED_OUT || status == KILLED))) {
            if (ranOut) {
                throw late(command, limit);
            }
            if (!client.isConnected()) {
                throw ShellFailures.of(new SocketException("gone"), SshConnector.describe(host), host.user());
            }
            throw new ActionException(
                    "command-ended-without-code",
                    FailureKind.UNREACHABLE,
                    command.arguments().getFirst() + " on " + SshConnector.describe(host)
                            + " ended without an exit code: signal " + running.getExitSignal(),
                    "look at the host's log; the act is tried again while its step allows it");
        }
        return new CommandOutput(status, output, errors, took);
    }

    private static void send(Command command, Session.Command running) {
        try (OutputStream input = running.getOutputStream()) {
            input.write(command.input().orElse("").getBytes(UTF_8));
            input.flush();
        } catch (IOException ended) {
            // A command may end without reading its input, and its channel may look open for a moment longer. Its exit
            // code tells the rest: a connection that broke brings none.
            LOG.debug("a command did not read its input to the end", ended);
        }
    }

    private static Thread reader(InputStream stream, CappedText text) {
        return Thread.ofPlatform().daemon().name("ssh-output").start(() -> {
            try {
                text.readAll(stream);
            } catch (IOException broken) {
                LOG.debug("an ssh stream broke; the command's end tells why", broken);
            }
        });
    }

    private ActionException late(Command command, Duration limit) {
        return new ActionException(
                "command-timeout",
                FailureKind.LIMIT,
                command.arguments().getFirst() + " on " + SshConnector.describe(host) + " did not end within "
                        + limit.toSeconds() + " s",
                "see what it waits for there");
    }

    private static void throwIfInterrupted(IOException failed) throws InterruptedException {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                throw new InterruptedException("stopped while a command ran on the host");
            }
        }
    }
}

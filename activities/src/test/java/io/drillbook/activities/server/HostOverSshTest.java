package io.drillbook.activities.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drillbook.activities.assembly.RealConnectors;
import io.drillbook.activities.connector.ShellAccess;
import io.drillbook.activities.failure.ActionException;
import io.drillbook.activities.host.Command;
import io.drillbook.activities.host.CommandOutput;
import io.drillbook.activities.host.HostJob;
import io.drillbook.activities.host.HostJobs;
import io.drillbook.activities.secret.SecretCleaner;
import io.drillbook.runbooks.call.Failure;
import io.drillbook.runbooks.inventory.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class HostOverSshTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestServers servers = TestServers.get();
    private final RealConnectors connectors = servers.connectors(new SecretCleaner());

    @AfterEach
    void close() {
        connectors.close();
    }

    @Test
    void aCommandGivesExitCodeAndBothStreams() throws Exception {
        CommandOutput output = shell().run(
                        Command.of("sh", "-c", "echo out; echo err >&2; cat; exit 7")
                                .reading("in"),
                        LIMIT);
        assertThat(output.exitCode()).isEqualTo(7);
        assertThat(output.standardOutput()).isEqualTo("out\nin");
        assertThat(output.standardError()).isEqualTo("err\n");
    }

    @Test
    void argumentsArriveUnchangedThroughTheRemoteShell() throws Exception {
        List<String> nasty =
                List.of("$(id)", "`id`", "", "-n", "it's", "\"x\"", "two\nlines", "*", "\\", "; exit 3", "é☃");
        List<String> arguments = new ArrayList<>(List.of("printf", "[%s]"));
        arguments.addAll(nasty);
        StringBuilder expected = new StringBuilder();
        nasty.forEach(argument -> expected.append('[').append(argument).append(']'));
        assertThat(shell().run(new Command(arguments, Optional.empty()), LIMIT).standardOutput())
                .isEqualTo(expected.toString());
    }

    @Test
    void muchOutputKeepsHeadAndTail() throws Exception {
        CommandOutput output = shell().run(Command.of("sh", "-c", "echo head; seq 1000000; echo tail"), LIMIT);
        assertThat(output.standardOutput())
                .startsWith("head\n1\n")
                .contains("bytes left out")
                .endsWith("1000000\ntail\n")
                .hasSizeLessThan(1024 * 1024 + 100);
    }

    @Test
    void aCommandThatTakesTooLongIsEndedOnTheHost() throws Exception {
        Failure failure = failureOf(() -> shell().run(Command.of("sleep", "77.5"), Duration.ofSeconds(1)));
        assertThat(failure.code()).isEqualTo("command-timeout");
        assertThat(servers.onHost("sh", "-c", "ps -eo args | grep -c '[s]leep 77.5' || true")
                        .strip())
                .isEqualTo("0");
    }

    @Test
    void aCommandThatLeavesADaemonBehindEndsWithItsOwnExitCode() throws Exception {
        CommandOutput output = shell().run(Command.of("sh", "-c", "echo started; setsid sleep 8 & exit 4"), LIMIT);
        assertThat(output.exitCode()).isEqualTo(4);
        assertThat(output.standardOutput()).isEqualTo("started\n");
        assertThat(output.took()).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void aConnectionThatBreaksWhileACommandRunsIsToldAtOnce() throws Exception {
        ShellAccess shell = shell();
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            connectors.cut();
        });
        long began = System.nanoTime();
        Failure failure = failureOf(() -> shell.run(Command.of("sleep", "15"), LIMIT));
        assertThat(failure.code()).isEqualTo("connection-lost");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aFailedCheckTellsTheCommandsWords() {
        Failure failure = failureOf(() -> shell().check(Command.of("cat", "/no/such/file"), LIMIT));
        assertThat(failure.code()).isEqualTo("command-failed");
        assertThat(failure.message()).contains("exit code 1").contains("No such file or directory");
    }

    @Test
    void aHostWithAnotherKeyIsRefusedBeforeAnythingIsSaid() {
        Host changed = servers.host(
                "client", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ1jSa8tbLmW9z9n4zLgwMr4n0Bu0cbDZ9pYJx9HdQ7k");
        assertThat(failureOf(() -> connectors.shell(changed)).code()).isEqualTo("host-key-changed");
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsRefused() {
        Host stranger = servers.host("stranger", servers.host().hostKey());
        assertThat(failureOf(() -> connectors.shell(stranger)).code()).isEqualTo("ssh-login-refused");
    }

    @Test
    void aTextThatIsNoKeyIsToldWithoutIt() {
        Host wrong = servers.host("password", servers.host().hostKey());
        Failure failure = failureOf(() -> connectors.shell(wrong));
        assertThat(failure.code()).isEqualTo("ssh-key-unreadable");
        assertThat(failure.message()).doesNotContain("test-password-1");
    }

    @Test
    void aPortWhereNothingListensRefuses() {
        Host host = servers.host();
        Host closed =
                new Host(host.name(), host.address(), 1, host.peerAddress(), host.user(), host.key(), host.hostKey());
        Failure failure = failureOf(() -> connectors.shell(closed));
        assertThat(failure.code()).isEqualTo("connection-refused");
        assertThat(failure.kind().retryable()).isTrue();
    }

    @Test
    void aJobGoesOnWithoutTheConnectionThatStartedIt() throws Exception {
        String mark = UUID.randomUUID().toString();
        try (RealConnectors first = servers.connectors(new SecretCleaner())) {
            HostJob started = first.shell(servers.host())
                    .jobs()
                    .startOrTakeUp(
                            mark,
                            Command.of("sh", "-c", "read word; sleep 2; echo \"$word\"; exit 3")
                                    .reading("canary\n"),
                            Optional.of(5L));
            assertThat(started.state()).isEqualTo(HostJob.State.RUNNING);
            first.cut();
        }
        HostJobs jobs = shell().jobs();
        HostJob job = jobs.find(mark).orElseThrow();
        for (int tries = 0; job.state() == HostJob.State.RUNNING && tries < 50; tries++) {
            Thread.sleep(200);
            job = jobs.find(mark).orElseThrow();
        }
        assertThat(job.exitCode()).contains(3);
        assertThat(job.output()).isEqualTo("canary\n");
        jobs.forget(mark);
        assertThat(jobs.find(mark)).isEmpty();
    }

    @Test
    void anOlderTokenStartsNothingOnTheHost() throws Exception {
        HostJobs jobs = shell().jobs();
        String first = UUID.randomUUID().toString();
        jobs.startOrTakeUp(first, Command.of("true"), Optional.of(1000L));
        String late = UUID.randomUUID().toString();
        assertThat(failureOf(() -> jobs.startOrTakeUp(late, Command.of("true"), Optional.of(999L)))
                        .code())
                .isEqualTo("fenced");
        assertThat(jobs.find(late)).isEmpty();
    }

    private ShellAccess shell() throws ActionException {
        return connectors.shell(servers.host());
    }

    private static Failure failureOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(ActionException.class, act).failure();
    }
}

package io.drillbook.drills.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import io.drillbook.drills.lab.problem.LabException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands in containers of the lab. */
public final class CommandRunner {
    private final DockerClient client;

    CommandRunner(DockerClient client) {
        this.client = client;
    }

    /** Runs a command to its end, whatever its exit code. */
    public CommandResult run(String container, String user, Duration limit, List<String> command) throws LabException {
        Collector collector = new Collector();
        try {
            String id = client.execCreateCmd(container)
                    .withUser(user)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withCmd(command.toArray(new String[0]))
                    .exec()
                    .getId();
            client.execStartCmd(id).exec(collector);
            if (!collector.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LabException(
                        "lab-command-slow",
                        command.getFirst() + " in " + container + " did not end within " + limit.toSeconds() + " s",
                        "look at it: docker top " + container);
            }
            Long exitCode = client.inspectExecCmd(id).exec().getExitCodeLong();
            return new CommandResult(
                    exitCode == null ? -1 : exitCode.intValue(),
                    collector.text(collector.output),
                    collector.text(collector.errors));
        } catch (DockerException refused) {
            throw new LabException(
                    "lab-command-refused",
                    "Docker did not run " + command.getFirst() + " in " + container + ": " + refused.getMessage(),
                    "is the container running? see: docker logs " + container,
                    refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", "stopped while " + container + " worked", "run it again", stopped);
        }
    }

    /** As {@link #run}, and a failure when the exit code is not 0. */
    public String check(String container, String user, Duration limit, List<String> command) throws LabException {
        CommandResult result = run(container, user, limit, command);
        if (!result.succeeded()) {
            String said = result.standardError().isBlank() ? result.standardOutput() : result.standardError();
            throw new LabException(
                    "lab-command-failed",
                    command.getFirst() + " in " + container + " ended with " + result.exitCode() + ": " + said.strip(),
                    "see: docker logs " + container);
        }
        return result.standardOutput().strip();
    }

    private static final class Collector extends ResultCallback.Adapter<Frame> {
        private final ByteArrayOutputStream output = new ByteArrayOutputStream();
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

        @Override
        public void onNext(Frame frame) {
            (frame.getStreamType() == StreamType.STDERR ? errors : output).writeBytes(frame.getPayload());
        }

        private String text(ByteArrayOutputStream stream) {
            return stream.toString(StandardCharsets.UTF_8);
        }
    }
}

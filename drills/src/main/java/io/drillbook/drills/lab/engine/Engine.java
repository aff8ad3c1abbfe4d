package io.drillbook.drills.lab.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.drillbook.drills.lab.problem.LabException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;

/**
 * A Docker engine that answers, found by Testcontainers. Its own clean-up container is never started: a lab outlives the
 * program that made it, and is removed by its labels.
 */
public final class Engine implements AutoCloseable {
    /** Where an engine is looked for, the first one first; none of them where DOCKER_HOST names one. */
    private static final List<String> WAYS = List.of(
            "UnixSocketClientProviderStrategy",
            "RootlessDockerClientProviderStrategy",
            "DockerDesktopClientProviderStrategy");

    private final DockerClient client;

    private Engine(DockerClient client) {
        this.client = client;
    }

    /** Finds the engine. */
    public static Engine connect() throws LabException {
        List<DockerClientProviderStrategy> strategies = new ArrayList<>();
        for (DockerClientProviderStrategy way : ServiceLoader.load(DockerClientProviderStrategy.class)) {
            int rank = WAYS.indexOf(way.getClass().getSimpleName());
            if (rank >= 0 && System.getenv("DOCKER_HOST") == null) {
                strategies.add(new UnrememberedStrategy(way, WAYS.size() - rank));
            }
        }
        try {
            return new Engine(DockerClientProviderStrategy.getFirstValidStrategy(strategies)
                    .getDockerClient());
        } catch (IllegalStateException | DockerException silent) {
            throw new LabException(
                    "docker-missing",
                    "no Docker engine answers",
                    "start Docker, or set DOCKER_HOST to where it listens",
                    silent);
        }
    }

    /** The connection itself, for faults that nothing else here knows. */
    public DockerClient client() {
        return client;
    }

    /** Networks of this engine. */
    public Networks networks() {
        return new Networks(client);
    }

    /** Containers of this engine. */
    public Containers containers() {
        return new Containers(client);
    }

    /** Commands in this engine's containers. */
    public CommandRunner commands() {
        return new CommandRunner(client);
    }

    /** Removal of everything with a label. */
    public Remover remover() {
        return new Remover(client);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException ignored) {
            // The engine is not ours; nothing is lost when the connection to it does not close well.
        }
    }
}

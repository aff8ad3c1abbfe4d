package io.drillbook.drills.lab.engine;

import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.InvalidConfigurationException;
import org.testcontainers.dockerclient.TransportConfig;

/** A way to find the engine that leaves no note of its success in the user's home. */
final class UnrememberedStrategy extends DockerClientProviderStrategy {
    private final DockerClientProviderStrategy way;
    private final int priority;

    /** @param priority the highest is tried first */
    UnrememberedStrategy(DockerClientProviderStrategy way, int priority) {
        this.way = way;
        this.priority = priority;
    }

    @Override
    public TransportConfig getTransportConfig() throws InvalidConfigurationException {
        return way.getTransportConfig();
    }

    @Override
    public String getDescription() {
        return way.getDescription();
    }

    @Override
    protected int getPriority() {
        return priority;
    }

    @Override
    protected boolean isPersistable() {
        return false;
    }
}

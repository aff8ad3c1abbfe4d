package io.drillbook.drills.fault;

import com.github.dockerjava.api.exception.DockerException;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.type.DataSize;

/** Does harm to the hosts of one lab, and to nothing else. */
public final class Faults implements AutoCloseable {
    private final Engine engine;
    private final LabSettings settings;

    /** @param settings the lab's */
    public Faults(LabSettings settings) throws LabException {
        this.engine = Engine.connect();
        this.settings = settings;
    }

    /** Freezes all processes of a host: connections stay open and nothing answers. */
    public Fault pause(LabHost host) throws LabException {
        String container = container(host);
        harm("pause", host, () -> engine.client().pauseContainerCmd(container).exec());
        return new Undo(() -> heal(
                container,
                "paused",
                () -> engine.client().unpauseContainerCmd(container).exec()));
    }

    /** Kills all processes of a host at once (SIGKILL). Undone, it starts again, and its server as after a power cut. */
    public Fault kill(LabHost host) throws LabException {
        String container = container(host);
        harm("kill", host, () -> engine.client().killContainerCmd(container).exec());
        return new Undo(() -> heal(
                container,
                "exited",
                () -> engine.client().startContainerCmd(container).exec()));
    }

    /**
     * Lets through only so much to a host, and as much from it.
     *
     * @param perSecond at least 8 KiB
     */
    public Fault slow(LabHost host, DataSize perSecond) throws LabException {
        return new NetworkNeighbour(engine, settings, host).fault(NetworkScript.slow(perSecond));
    }

    /** Swallows every packet to and from a host: nobody is told, connections hang. */
    public Fault cut(LabHost host) throws LabException {
        return new NetworkNeighbour(engine, settings, host).fault(NetworkScript.cut());
    }

    private String container(LabHost host) {
        return settings.name().container(host.text());
    }

    private static void harm(String fault, LabHost host, Runnable act) throws LabException {
        try {
            act.run();
        } catch (DockerException refused) {
            throw new LabException(
                    "fault-refused",
                    "Docker did not " + fault + " " + host.text() + ": " + refused.getMessage(),
                    "is the lab up? see: drillbook lab status",
                    refused);
        }
    }

    /** Where the lab was taken down or repaired meanwhile there is nothing to heal. */
    private void heal(String container, String broken, Runnable act) {
        if (engine.containers().state(container).status().equals(broken)) {
            act.run();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}

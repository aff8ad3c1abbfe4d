package io.drillbook.drills.fault;

import com.github.dockerjava.api.exception.DockerException;
import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;

/** Does harm to the hosts of one lab, and to nothing else. */
public final class Faults implements AutoCloseable {
    private final Engine engine;
    private final LabName name;

    /** @param name the lab's */
    public Faults(LabName name) throws LabException {
        this.engine = Engine.connect();
        this.name = name;
    }

    /** Freezes all processes of a host: connections stay open and nothing answers. */
    public Fault pause(LabHost host) throws LabException {
        String container = name.container(host.text());
        try {
            engine.client().pauseContainerCmd(container).exec();
        } catch (DockerException refused) {
            throw refused("pause", host, refused);
        }
        return new Undo(() -> unpause(container));
    }

    private void unpause(String container) {
        try {
            engine.client().unpauseContainerCmd(container).exec();
        } catch (DockerException refused) {
            // The lab was taken down or repaired meanwhile: then there is nothing to undo.
            if (engine.containers().state(container).status().equals("paused")) {
                throw refused;
            }
        }
    }

    private static LabException refused(String fault, LabHost host, DockerException refused) {
        return new LabException(
                "fault-refused",
                "Docker did not " + fault + " " + host.text() + ": " + refused.getMessage(),
                "is the lab up? see: drillbook lab status",
                refused);
    }

    @Override
    public void close() {
        engine.close();
    }
}

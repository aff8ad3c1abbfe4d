package io.drillbook.drills.fault;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;
import java.util.List;

/**
 * A container beside a host that shares its network and may change it, so the host itself needs neither the right to do so
 * nor the tools. It takes the change back when it ends, and it ends by itself: a program that was killed leaves no fault.
 */
final class NetworkNeighbour {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LIFE = "trap \"$1\" EXIT; trap 'exit 0' TERM; sleep " + LONGEST.toSeconds() + " & wait";

    private final Engine engine;
    private final LabSettings settings;
    private final LabHost host;
    private final String name;

    NetworkNeighbour(Engine engine, LabSettings settings, LabHost host) {
        this.engine = engine;
        this.settings = settings;
        this.host = host;
        this.name = settings.name().container(host.text() + "-network");
    }

    /** Makes the change; a host has one at a time, and an earlier one is taken back first. */
    Fault fault(NetworkScript script) throws LabException {
        Undo undo = new Undo(this::end);
        try {
            end();
            begin(script);
            engine.commands().check(name, "root", PATIENCE, List.of("bash", "-c", script.change()));
            return undo;
        } catch (DockerException refused) {
            undo.undo();
            throw new LabException(
                    "fault-refused",
                    "Docker did not start what makes the fault \"" + script.name() + "\" of " + host.text() + ": "
                            + refused.getMessage(),
                    "is the lab up? see: drillbook lab status",
                    refused);
        } catch (LabException refused) {
            undo.undo();
            throw refused;
        }
    }

    private void begin(NetworkScript script) {
        engine.client()
                .createContainerCmd(settings.images().postgresql())
                .withName(name)
                .withLabels(settings.name().labels(settings.folder()))
                .withEntrypoint("bash", "-c", LIFE, "neighbour", script.undo())
                .withHostConfig(HostConfig.newHostConfig()
                        .withNetworkMode("container:" + settings.name().container(host.text()))
                        .withCapAdd(Capability.NET_ADMIN))
                .exec();
        engine.client().startContainerCmd(name).exec();
    }

    private void end() {
        try {
            engine.client()
                    .stopContainerCmd(name)
                    .withTimeout((int) PATIENCE.toSeconds())
                    .exec();
        } catch (NotModifiedException ended) {
            // Its time was over; only its remains are left.
        } catch (NotFoundException none) {
            return;
        }
        try {
            engine.client().removeContainerCmd(name).withForce(true).exec();
        } catch (NotFoundException gone) {
            // The lab was taken down meanwhile.
        }
    }
}

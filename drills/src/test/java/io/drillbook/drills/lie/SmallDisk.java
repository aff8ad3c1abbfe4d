package io.drillbook.drills.lie;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import java.time.Duration;
import java.util.List;

/**
 * A disk of its own under a folder of a host, which can be filled without harm to anything else. It is mounted by a
 * container beside the host, because the host itself may not.
 */
final class SmallDisk implements AutoCloseable {
    /** The file that fills it. */
    static final String FILL = "fill";

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SIZE = "700m";

    private final Theatre theatre;
    private final LabHost host;
    private final String folder;
    private final String neighbour;

    private SmallDisk(Theatre theatre, LabHost host, String folder) {
        this.theatre = theatre;
        this.host = host;
        this.folder = folder;
        this.neighbour = theatre.container(host) + "-disk";
    }

    /** Mounts it, with the folder's owner and mode. */
    static SmallDisk on(Theatre theatre, LabHost host, String folder) throws LabException {
        SmallDisk disk = new SmallDisk(theatre, host, folder);
        disk.begin();
        String line = "mount -t tmpfs -o size=" + SIZE + ",uid=$(stat -c %u " + folder + "),gid=$(stat -c %g " + folder
                + "),mode=$(stat -c %a " + folder + ") drillbook " + folder;
        disk.there(line);
        return disk;
    }

    /** Leaves not one block free. */
    void fill() throws LabException {
        theatre.root(host, "cat /dev/zero > " + folder + "/" + FILL + " 2>/dev/null; true");
    }

    private void begin() {
        theatre.engine()
                .client()
                .createContainerCmd(
                        LabSettings.ofEnvironment(System.getenv()).images().postgresql())
                .withName(neighbour)
                .withLabels(theatre.stage().labName().labels(theatre.stage().folder()))
                .withEntrypoint("sleep", "600")
                .withHostConfig(HostConfig.newHostConfig()
                        .withPidMode("container:" + theatre.container(host))
                        .withCapAdd(Capability.SYS_ADMIN, Capability.SYS_PTRACE))
                .exec();
        theatre.engine().client().startContainerCmd(neighbour).exec();
    }

    /** Runs a line in the host's own view of its files. */
    private void there(String line) throws LabException {
        theatre.engine()
                .commands()
                .check(neighbour, "root", LIMIT, List.of("nsenter", "-t", "1", "-m", "--", "bash", "-c", line));
    }

    @Override
    public void close() throws LabException {
        try {
            there("umount -l " + folder);
        } finally {
            theatre.engine()
                    .client()
                    .removeContainerCmd(neighbour)
                    .withForce(true)
                    .exec();
        }
    }
}

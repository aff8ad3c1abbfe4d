package io.drillbook.drills.lab;

import io.drillbook.drills.lab.engine.CommandResult;
import io.drillbook.drills.lab.identity.LabIdentity;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.layout.LabState;
import io.drillbook.drills.lab.layout.Service;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.lab.server.LabImages;
import io.drillbook.drills.lab.server.ObjectStore;
import io.drillbook.runbooks.type.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A small lab of a test's own, beside whatever lab the machine has. */
public final class TestLab implements AutoCloseable {
    /** A name of this process: two suites on one machine do not disturb each other. */
    static final LabName NAME = Leftovers.lab("t");

    private final LabSettings settings;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Lab lab;

    private TestLab(LabSettings settings) throws LabException {
        this.settings = settings;
        lab = new Lab(settings, said::add);
    }

    /** A lab that is up. What tests left behind that were killed goes first. */
    public static TestLab up(LabName name, DataSize size, boolean load) throws LabException, IOException {
        Leftovers.remove();
        Path folder = Files.createTempDirectory("drillbook-lab-test");
        TestLab made = new TestLab(new LabSettings(name, folder, LabImages.of(System.getenv()), size, load));
        made.lab.up();
        return made;
    }

    /** The lab itself. */
    public Lab lab() {
        return lab;
    }

    /** What it was made with. */
    public LabSettings settings() {
        return settings;
    }

    /** What the lab said since it was asked last. */
    List<String> said() {
        List<String> copy = List.copyOf(said);
        said.clear();
        return copy;
    }

    int port(Service service) throws LabException {
        return LabState.read(settings.folder()).orElseThrow().ports().of(service);
    }

    LabIdentity identity() throws IOException {
        return new LabIdentity(settings.folder());
    }

    ObjectStore store() throws LabException, IOException {
        return new ObjectStore(port(Service.STORE), identity().authorityCertificate());
    }

    /** Runs a shell line on a host as postgres. */
    public CommandResult run(LabHost host, String line) throws LabException {
        return lab.shell().run(host, Duration.ofMinutes(2), List.of("bash", "-c", line));
    }

    /** Runs a shell line that must succeed. */
    public String check(LabHost host, String line) throws LabException {
        return lab.shell().check(host, Duration.ofMinutes(2), List.of("bash", "-c", line));
    }

    @Override
    public void close() throws LabException {
        lab.down();
        lab.close();
    }
}

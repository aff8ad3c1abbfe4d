package io.drillbook.drills.lab;

import io.drillbook.drills.lab.engine.Engine;
import io.drillbook.drills.lab.identity.LabIdentity;
import io.drillbook.drills.lab.layout.HostFiles;
import io.drillbook.drills.lab.layout.InventoryFile;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.layout.LabState;
import io.drillbook.drills.lab.layout.PublishedPorts;
import io.drillbook.drills.lab.layout.Service;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.lab.server.HostContainers;
import io.drillbook.drills.lab.server.NodeShell;
import io.drillbook.drills.lab.server.ObjectStore;
import io.drillbook.drills.lab.server.PostgresqlPair;
import io.drillbook.drills.lab.server.ShopDatabase;
import io.drillbook.drills.load.ShopTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A lab: an object store, a PostgreSQL primary with its standby, a host where restores are tried, and an application that
 * keeps writing. It outlives the program that made it.
 */
public final class Lab implements AutoCloseable {
    private final LabSettings settings;
    private final Engine engine;
    private final Consumer<String> progress;

    /** @param progress is told what takes time, one line each */
    public Lab(LabSettings settings, Consumer<String> progress) throws LabException {
        this.settings = settings;
        this.progress = progress;
        engine = Engine.connect();
    }

    /**
     * Makes the lab be up: makes what is missing, starts what stopped, repairs what broke, and leaves alone what is well.
     *
     * @return the inventory's file
     */
    public Path up() throws LabException {
        try {
            return FolderLock.during(settings.folder(), this::upAlone);
        } catch (IOException broken) {
            throw unusable(broken);
        }
    }

    /** How the lab stands; looks only. */
    public LabStatus status() throws LabException {
        return new StatusReader(settings, engine.containers(), shell(), shop()).read();
    }

    /** Stops the lab and removes all of it: containers, networks, volumes with their data, keys and state. */
    public void down() throws LabException {
        refuseAnotherFoldersLab();
        try {
            engine.remover().remove(settings.name().label());
            if (Files.isDirectory(settings.folder())) {
                FolderLock.deleteAll(settings.folder());
            }
        } catch (IOException broken) {
            throw unusable(broken);
        }
    }

    /** Whatever of this lab the Docker engine still has. */
    public List<String> remains() {
        return engine.remover().list(settings.name().label());
    }

    /** Commands on the lab's hosts. */
    public NodeShell shell() {
        return new NodeShell(engine.commands(), settings.name());
    }

    /** Where the shop's application logs in, for a load of one's own. */
    public ShopTarget shopTarget() throws LabException {
        Path folder = settings.folder();
        try {
            int port = existing().ports().of(Service.FIRST_DATABASE);
            String password = new LabIdentity(folder).password("orders-shop");
            return new ShopTarget("127.0.0.1", port, "shop", password, folder.resolve("ca.pem"));
        } catch (IOException broken) {
            throw unusable(broken);
        }
    }

    /** Leaves the lab as it is. */
    @Override
    public void close() {
        engine.close();
    }

    private Path upAlone() throws LabException, IOException {
        LabState state = state();
        LabIdentity identity = new LabIdentity(settings.folder());
        HostContainers hosts = hosts(state.ports(), identity);
        for (LabHost host : List.of(LabHost.STORE, LabHost.FIRST, LabHost.SECOND, LabHost.SANDBOX)) {
            ensure(hosts, host);
        }
        ObjectStore store = new ObjectStore(state.ports().of(Service.STORE), identity.authorityCertificate());
        store.prepare(identity.objectStore("s3"), identity.objectStore("s3-reader"));
        NodeShell shell = shell();
        PostgresqlPair pair = new PostgresqlPair(shell, engine.containers(), settings.name(), progress);
        LabHost primary = pair.ensurePrimary(new HostFiles(identity).logins());
        if (!store.hasRepository(identity.objectStore("s3"))) {
            pair.createStanza(primary);
        }
        shop().ensure(primary, state.size());
        pair.ensureStandby(primary);
        if (settings.load()) {
            ensure(hosts, LabHost.LOAD);
        }
        return InventoryFile.write(settings.folder(), state.ports(), identity);
    }

    private LabState state() throws LabException, IOException {
        refuseAnotherFoldersLab();
        var found = LabState.read(settings.folder());
        if (found.isPresent()) {
            return found.get();
        }
        // Parts without state are of a lab whose folder was deleted: their passwords are lost.
        if (!remains().isEmpty()) {
            progress.accept("removing what is left of a lab whose folder is gone");
            engine.remover().remove(settings.name().label());
        }
        LabState made = new LabState(settings.name().text(), settings.size(), PublishedPorts.choose(settings.name()));
        made.write(settings.folder());
        return made;
    }

    private HostContainers hosts(PublishedPorts ports, LabIdentity identity) throws LabException {
        var labels = settings.name().labels(settings.folder());
        return new HostContainers(
                settings.name(),
                labels,
                settings.images(),
                ports,
                identity,
                engine.networks().ensure(settings.name().serverNetwork(), labels),
                engine.networks().ensure(settings.name().sandboxNetwork(), labels));
    }

    private void ensure(HostContainers hosts, LabHost host) throws LabException, IOException {
        if (engine.containers().ensure(hosts.of(host))) {
            progress.accept("started " + host.text());
        }
    }

    private void refuseAnotherFoldersLab() throws LabException {
        Path own = settings.folder().toAbsolutePath();
        for (String owner :
                engine.remover().valuesOf(LabName.FOLDER_LABEL, settings.name().label())) {
            if (!owner.isEmpty() && !Path.of(owner).equals(own) && LabState.isIn(Path.of(owner))) {
                throw new LabException(
                        "lab-of-another-folder",
                        "the running lab belongs to " + owner + " and not to " + own,
                        "take it down from there, or work with it: DRILLBOOK_HOME="
                                + Path.of(owner).getParent());
            }
        }
    }

    private LabState existing() throws LabException {
        return LabState.read(settings.folder())
                .orElseThrow(() -> new LabException(
                        "lab-missing", "there is no lab in " + settings.folder(), "make it: drillbook lab up"));
    }

    private LabException unusable(IOException broken) {
        return new LabException(
                "lab-folder-broken",
                "the lab's folder " + settings.folder() + " cannot be used: " + broken.getMessage(),
                "is it yours, and is there room on the disk?",
                broken);
    }

    private ShopDatabase shop() {
        return new ShopDatabase(shell(), engine.containers(), settings.name(), progress);
    }
}

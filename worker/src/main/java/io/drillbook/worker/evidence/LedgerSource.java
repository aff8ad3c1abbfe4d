package io.drillbook.worker.evidence;

import io.drillbook.activities.evidence.EvidencePlaces;
import io.drillbook.runbooks.evidence.LedgerFiles;
import io.drillbook.runbooks.evidence.LedgerPaths;
import io.drillbook.runbooks.inventory.EvidenceRules;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.worker.assembly.InventoryFile;
import io.drillbook.worker.exit.CommandException;
import io.drillbook.worker.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a command was asked to look at: a bundle, a folder, or the ledger of this installation. */
public final class LedgerSource implements AutoCloseable {
    private final String name;
    private final LedgerFiles files;

    private LedgerSource(String name, LedgerFiles files) {
        this.name = name;
        this.files = files;
    }

    /**
     * Opens it.
     *
     * @param given a zip file or a folder; absent for the ledger of this installation
     * @throws CommandException bad input, when there is nothing of that kind
     */
    public static LedgerSource open(Settings settings, Optional<Path> given) {
        if (given.isEmpty()) {
            EvidencePlaces places = places(settings);
            boolean here = places.rules().flatMap(EvidenceRules::store).isEmpty();
            return new LedgerSource(
                    places.home().location(""),
                    here ? new FolderFiles(settings.evidence()) : new HomeFiles(places.home()));
        }
        Path path = given.get();
        if (Files.isDirectory(path)) {
            if (!Files.isDirectory(path.resolve(LedgerPaths.CHAIN))) {
                throw CommandException.badInput(
                        "no-ledger",
                        "there is no chain/ in " + path,
                        "name a bundle, an unpacked bundle, or a ledger's folder");
            }
            return new LedgerSource(path.toString(), new FolderFiles(path));
        }
        try {
            return new LedgerSource(path.toString(), new BundleFiles(path));
        } catch (IOException unreadable) {
            throw CommandException.badInput(
                    "no-bundle",
                    path + (Files.exists(path) ? " is no zip file" : " does not exist"),
                    "name a bundle that `drillbook evidence export` made, or a ledger's folder");
        }
    }

    /** Where this installation keeps its evidence. */
    public static EvidencePlaces places(Settings settings) {
        Inventory inventory =
                Files.exists(settings.inventory()) ? InventoryFile.read(settings.inventory()) : Inventory.EMPTY;
        return EvidencePlaces.of(inventory, settings.evidence(), settings.home());
    }

    /** What it is called in answers. */
    public String name() {
        return name;
    }

    public LedgerFiles files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        if (files instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (IOException failed) {
                throw failed;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}

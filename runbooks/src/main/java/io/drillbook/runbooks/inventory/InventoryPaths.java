package io.drillbook.runbooks.inventory;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths of files on this machine, as an inventory writes them: relative ones begin at the inventory's folder. */
final class InventoryPaths {
    private final Path folder;

    /** @param inventory path of the inventory's file */
    InventoryPaths(String inventory) {
        this.folder = path(inventory)
                .map(file -> file.toAbsolutePath().normalize().getParent())
                .orElseGet(() -> Path.of("").toAbsolutePath());
    }

    /** A file in a section's key; a problem when this machine can have no such path. */
    Optional<Path> file(Section section, String key, String text) {
        Optional<Path> path = path(text);
        if (path.isEmpty()) {
            section.problems()
                    .error(
                            "wrong-form",
                            section.positionOf(key),
                            "\"" + section.name() + "." + key + "\" is the path of a file, not \""
                                    + Shapes.shorten(text) + "\"");
        }
        return path.map(found -> folder.resolve(found).normalize());
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }
}

package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.inventory.Inventory;
import io.drillbook.worker.assembly.InventoryFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** One lie: a copy of the frozen repository, a configuration of the sandbox for it, and an inventory that names both. */
final class Lie {
    private final Theatre theatre;
    private final String name;
    private Path inventory;

    Lie(Theatre theatre, String name) {
        this.theatre = theatre;
        this.name = name;
        try {
            theatre.root(
                    LabHost.STORE,
                    "cd " + Theatre.BUCKET + " && rm -rf lies/" + name + " && mkdir -p lies && cp -a frozen lies/"
                            + name);
            theatre.root(
                    LabHost.SANDBOX,
                    "sed 's#^repo1-path=.*#repo1-path=/lies/" + name + "/pgbackrest#' /etc/pgbackrest/sandbox.conf > "
                            + configuration() + " && chown postgres:postgres " + configuration() + " && chmod 600 "
                            + configuration());
            Path own = theatre.stage().settings().inventory();
            inventory = own.resolveSibling("lie-" + name + ".yaml");
            Files.writeString(
                    inventory,
                    Files.readString(own)
                            .replace("prefix: \"\"", "prefix: lies/" + name + "/")
                            // The copy is as old as the table; how old a recovery point may be is not its matter.
                            .replace("rpo: 1m", "rpo: 12h")
                            .replace("path: pgbackrest", "path: lies/" + name + "/pgbackrest")
                            .replace("/etc/pgbackrest/sandbox.conf", configuration()));
        } catch (LabException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The sandbox's configuration of the backup tool for this lie. */
    String configuration() {
        return "/etc/pgbackrest/lie-" + name + ".conf";
    }

    /** Runs a shell line in the copy of the repository, on the store's own disk. */
    String inRepository(String line) throws LabException {
        return theatre.root(LabHost.STORE, "set -e; cd " + Theatre.BUCKET + "/lies/" + name + "; " + line);
    }

    /** Flips one bit in the middle of a file of the copy. */
    void flip(String file) throws LabException {
        inRepository(
                "file=" + file + "; place=$(($(stat -c %s \"$file\") / 2));"
                        + " byte=$(od -An -tu1 -j $place -N 1 \"$file\" | tr -d ' ');"
                        + " printf \"\\\\x$(printf %x $((byte ^ 1)))\" | dd of=\"$file\" bs=1 seek=$place conv=notrunc status=none");
    }

    /** What happens to the restored files before the server is started; {@code $1} is the data directory. */
    void afterRestore(String line) throws LabException {
        theatre.write(configuration() + ".after", "set -eu\n" + line + "\n", "700");
    }

    /** Replaces a text in the inventory. */
    void inventory(String from, String to) throws IOException {
        String text = Files.readString(inventory);
        if (!text.contains(from)) {
            throw new IllegalArgumentException("the inventory does not hold " + from);
        }
        Files.writeString(inventory, text.replace(from, to));
    }

    /** The line that says where the worker reaches the store. */
    String storeEndpoint() throws IOException {
        return Files.readString(inventory)
                .lines()
                .filter(line -> line.startsWith("    endpoint: \"https"))
                .findFirst()
                .orElseThrow();
    }

    /** The restore test, from this copy. */
    Told restoreTest(String... inputs) {
        return run("monthly-restore-test", theatre.stage().settings().library(), inputs);
    }

    /** A runbook of another library, from this copy. Whatever it finds, nothing of it stays in the sandbox. */
    Told run(String runbook, Path library, String... inputs) {
        TreeMap<String, String> given = new TreeMap<>();
        given.put("cluster", "orders");
        if (!runbook.endsWith("backup")) {
            given.put("sandbox", "restore-1");
        }
        Arrays.stream(inputs)
                .forEach(input ->
                        given.put(input.substring(0, input.indexOf('=')), input.substring(input.indexOf('=') + 1)));
        Inventory known = InventoryFile.read(inventory);
        List<String> before = theatre.stage().sandbox().remains();
        Told told = Told.by(theatre.stage().settings(), library, runbook, known, given);
        assertThat(theatre.stage().sandbox().remains())
                .as("left in the sandbox by " + name)
                .isEqualTo(before);
        return told;
    }
}

package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.drills.process.Pause;
import io.drillbook.drills.scenario.Stage.Finished;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.worker.assembly.InventoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An object that somebody deleted comes back out of a versioned bucket, by looking at the repository as it was before. */
@Tag("server")
@OnTheTheatre
final class DeletedObjectTest {
    private static final String BACKUPS = "/pgbackrest/backup/orders/";
    private static final String CONFIGURATION = "/etc/pgbackrest/as-it-was.conf";

    private final Theatre theatre = Theatre.shared();

    @Test
    void aDeletedObjectIsMissedAndComesBackByTheRepositorysOwnTime() throws LabException, IOException {
        Finished backup = theatre.stage().run("daily-backup", "cluster=orders", "type=full");
        assertThat(backup.exit()).as(backup.toString()).isZero();
        String label = backup.record().path("outputs").path("label").asText();
        Pause.millis(2000);
        String before = theatre.root(LabHost.STORE, "date -u '+%F %T+00'").strip();
        Pause.millis(2000);
        String object = label + "/"
                + theatre.root(
                                LabHost.STORE,
                                "cd " + Theatre.BUCKET + BACKUPS + label
                                        + " && find . -type f ! -name 'backup.manifest*' -printf '%s %P\\n' | sort -n"
                                        + " | tail -1 | cut -d' ' -f2")
                        .strip();
        tool("repo-rm backup/orders/" + object);
        giveEachItsOwnTime("pgbackrest/backup/orders/" + object);
        try {
            test(theatre.stage().settings().inventory()).caughtAs(Outcome.FAILED, "restore-failed", "missing");
            theatre.root(
                    LabHost.SANDBOX,
                    "(cat /etc/pgbackrest/sandbox.conf; echo \"repo-target-time=" + before + "\") > " + CONFIGURATION
                            + " && chown postgres:postgres " + CONFIGURATION + " && chmod 600 " + CONFIGURATION);
            test(asItWas()).passed();
        } finally {
            // The very bytes are put back in their place: later backups build on them.
            tool("--repo-target-time='" + before + "' --raw repo-get backup/orders/" + object
                    + " > /tmp/deleted && pgbackrest --stanza=orders --repo=1 --raw repo-put backup/orders/" + object
                    + " < /tmp/deleted");
        }
        test(theatre.stage().settings().inventory()).passed();
    }

    /**
     * A store says when each version was written. The lab's store (versitygw 1.8) says it of the mark that stands for the
     * deletion, and the time of the deletion of the version before; so both are put right, as any other store has them.
     */
    private void giveEachItsOwnTime(String object) throws LabException {
        theatre.root(
                LabHost.STORE,
                "key=" + object + "; mark=" + Theatre.BUCKET
                        + "/$key; hash=$(printf %s \"$key\" | sha256sum | cut -c1-64);"
                        + " version=$(ls -d /var/lib/s3/versions/orders-backups/${hash:0:2}/${hash:2:2}/${hash:4:2}/$hash/*)"
                        + " && touch -r \"$mark\" \"$version\" && touch \"$mark\"");
    }

    private Told test(Path inventory) {
        return Told.by(
                theatre.stage().settings(),
                theatre.stage().settings().library(),
                "monthly-restore-test",
                InventoryFile.read(inventory),
                new TreeMap<>(Map.of("cluster", "orders", "sandbox", "restore-1")));
    }

    private Path asItWas() throws IOException {
        Path own = theatre.stage().settings().inventory();
        Path inventory = own.resolveSibling("as-it-was.yaml");
        Files.writeString(
                inventory,
                Files.readString(own)
                        .replace("/etc/pgbackrest/sandbox.conf", CONFIGURATION)
                        // What was written since is not there, and that is not the matter here.
                        .replace("rpo: 1m", "rpo: 12h"));
        return inventory;
    }

    private void tool(String command) throws LabException {
        theatre.stage()
                .lab()
                .shell()
                .check(
                        LabHost.FIRST,
                        Duration.ofMinutes(2),
                        List.of("bash", "-c", "pgbackrest --stanza=orders --repo=1 " + command));
    }
}

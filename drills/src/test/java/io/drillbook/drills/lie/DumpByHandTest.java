package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person restores a dump with standard tools, by typing what its manifest says and nothing else. */
@Tag("server")
@OnTheTheatre
final class DumpByHandTest {
    private static final String FOLDER = "/tmp/by-hand";

    private final Theatre theatre = Theatre.shared();

    @Test
    void theCommandsOfTheManifestRestoreTheDump() throws LabException, IOException {
        String file = theatre.root(
                LabHost.STORE, "ls -d " + Theatre.BUCKET + "/frozen/dumps/orders/*/manifest.json | tail -1");
        JsonNode manifest = Json.mapper().readTree(theatre.root(LabHost.STORE, "cat " + file));
        StringBuilder typed = new StringBuilder();
        for (JsonNode line : manifest.path("restore_by_hand")) {
            typed.append(line.asText()).append('\n');
        }
        try {
            assertThat(typed.toString()).contains("gpg").contains("zstd").contains("psql");
            prepare(manifest);
            run("export PGHOST=" + FOLDER + " PGPORT=5444 PGUSER=postgres\nset -e\n" + typed);
            String expected = "";
            for (JsonNode database : manifest.path("databases")) {
                for (JsonNode table : database.path("content").path("tables")) {
                    if (table.path("name").asText().equals("ledger")) {
                        expected = table.path("rows").asText();
                    }
                }
            }
            assertThat(query("shop", "select count(*) from shop.ledger")).isEqualTo(expected);
            assertThat(query("shop", "show drillbook.dump"))
                    .isEqualTo(manifest.path("label").asText());
            assertThat(query("dbname='a\"; drop table x; --'", "select n from x"))
                    .isEqualTo("4711");
        } finally {
            run("/usr/lib/postgresql/17/bin/pg_ctl -D " + FOLDER + "/data -m immediate -s stop; rm -rf " + FOLDER);
        }
    }

    /** An empty server, the objects as an S3 client brings them, and the passphrase in its file. */
    private void prepare(JsonNode manifest) throws LabException, IOException {
        run("rm -rf " + FOLDER + "; mkdir -m 700 " + FOLDER + "; /usr/lib/postgresql/17/bin/initdb -U postgres -D "
                + FOLDER
                + "/data --no-sync >/dev/null && /usr/lib/postgresql/17/bin/pg_ctl -D " + FOLDER + "/data -w -s -l "
                + FOLDER + "/log -o \"-p 5444 -k " + FOLDER + " -c listen_addresses=\" start");
        fetch(manifest.path("roles").path("key").asText());
        for (JsonNode database : manifest.path("databases")) {
            fetch(database.path("file").path("key").asText());
        }
        String passphrase = Files.readString(
                theatre.stage().settings().inventory().resolveSibling("secrets").resolve("orders-dump"));
        theatre.write(FOLDER + "/passphrase", passphrase, "600");
    }

    private void fetch(String key) throws LabException {
        run("pgbackrest --config=/etc/pgbackrest/sandbox.conf --stanza=orders --repo1-path=/ --repo1-cipher-type=none"
                + " --raw repo-get " + key + " > " + FOLDER + "/" + key.substring(key.lastIndexOf('/') + 1));
    }

    private String query(String database, String sql) throws LabException {
        return theatre.stage()
                .lab()
                .shell()
                .check(
                        LabHost.SANDBOX,
                        Duration.ofMinutes(1),
                        List.of("psql", "-XAtq", "-h", FOLDER, "-p", "5444", "-d", database, "-c", sql));
    }

    private void run(String lines) throws LabException {
        theatre.stage()
                .lab()
                .shell()
                .check(
                        LabHost.SANDBOX,
                        Duration.ofMinutes(3),
                        List.of("bash", "-c", "cd " + FOLDER + " 2>/dev/null\n" + lines));
    }
}

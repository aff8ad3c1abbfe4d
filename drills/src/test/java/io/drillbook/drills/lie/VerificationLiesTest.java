package io.drillbook.drills.lie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drillbook.drills.lab.layout.LabHost;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.call.Outcome;
import io.drillbook.runbooks.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A verification that did not verify: it never counts as passed. */
@Tag("server")
@OnTheTheatre
final class VerificationLiesTest {
    private static final String AMCHECK = "/usr/lib/postgresql/17/bin/pg_amcheck";

    private final Theatre theatre = Theatre.shared();

    @Test
    void aVerificationThatCrashed() throws LabException {
        Lie lie = theatre.lie("crashed");
        theatre.root(LabHost.SANDBOX, "mv " + AMCHECK + " " + AMCHECK + ".real");
        try {
            theatre.write(AMCHECK, "#!/bin/sh\nkill -SEGV $$\n", "755");
            lie.restoreTest().caughtAs(Outcome.UNKNOWN, "amcheck", "exit 139");
        } finally {
            theatre.root(LabHost.SANDBOX, "mv " + AMCHECK + ".real " + AMCHECK);
        }
    }

    @Test
    void aVerificationThatTimedOut() throws IOException {
        Lie lie = theatre.lie("timed-out");
        lie.run("monthly-restore-test", impatient(), "smoke=select pg_sleep(60) is not null")
                .caughtAs(Outcome.FAILED, "step-timed-out", "no result within 8s");
    }

    @Test
    void aVerificationWithNoRowsToLookAt() throws LabException, IOException {
        Lie lie = theatre.lie("no-rows");
        changeManifest(lie, database -> database.putArray("tables"));
        lie.restoreTest().caughtAs(Outcome.UNKNOWN, "rows-to-compare", "nothing to compare");
    }

    @Test
    void aCollationVersionThatDiffers() throws LabException, IOException {
        Lie lie = theatre.lie("collation");
        changeManifest(lie, database -> database.put("collation", "c 2.28"));
        lie.restoreTest()
                .caughtAs(Outcome.UNKNOWN, "amcheck", "was written with c 2.28")
                .caught("collation-differs (finding)", "c 2.28");
    }

    /** The library with a restore test that gives its last verification a few seconds. */
    private Path impatient() throws IOException {
        Path library = Files.createTempDirectory(theatre.stage().folder(), "impatient");
        Path engine = Files.createDirectory(library.resolve("postgresql"));
        String text = Files.readString(
                theatre.stage().settings().library().resolve("postgresql").resolve("monthly-restore-test.yaml"));
        String wanted = "smoke: ${ inputs.?smoke }\n    no_undo: only the copy is touched\n    timeout: 2h";
        assertThat(text).contains(wanted);
        Files.writeString(
                engine.resolve("monthly-restore-test.yaml"), text.replace(wanted, wanted.replace("2h", "8s")));
        return library;
    }

    /** Changes what our manifest says of each database, as another machine's manifest could say it. */
    private void changeManifest(Lie lie, Consumer<ObjectNode> change) throws LabException, IOException {
        String file = "drillbook/manifests/orders/" + theatre.newLabel() + ".json";
        ObjectNode manifest = (ObjectNode) Json.mapper().readTree(lie.inRepository("cat " + file));
        manifest.remove("digest");
        for (JsonNode database : manifest.path("databases")) {
            change.accept((ObjectNode) database);
        }
        String encoded = Base64.getEncoder().encodeToString(manifest.toString().getBytes(StandardCharsets.UTF_8));
        lie.inRepository("printf %s '" + encoded + "' | base64 -d > " + file);
    }
}

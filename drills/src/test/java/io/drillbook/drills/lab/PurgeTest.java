package io.drillbook.drills.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.server.LabImages;
import io.drillbook.runbooks.type.DataSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./drillbook down --purge} with a state and a cache of its own, beside a lab that it must not touch. */
@Tag("server")
@ExtendWith(SharedLab.class)
final class PurgeTest {
    @Test
    void purgeLeavesNothingOfItsOwnAndAllOfOthers(TestLab other, @TempDir Path folder) throws Exception {
        Path state = Files.createDirectories(folder.resolve("drillbook"));
        Path cache = Files.createDirectories(folder.resolve("cache/drillbook/temporal"));
        Files.writeString(cache.resolve("temporal-1"), "a built program");
        LabName name = new LabName(TestLab.NAME.text() + "purge");
        LabSettings settings = new LabSettings(
                name, state.resolve("labs/purge"), LabImages.of(System.getenv()), DataSize.of("1MiB"), false);
        int others = other.lab().remains().size();
        assertThat(others).isPositive();
        try (Lab lab = new Lab(settings, line -> {})) {
            lab.up();
            assertThat(lab.remains()).isNotEmpty();

            String said = purge(state, folder.resolve("cache"));

            assertThat(lab.remains()).as(said).isEmpty();
            assertThat(state).as(said).doesNotExist();
            assertThat(folder.resolve("cache/drillbook")).as(said).doesNotExist();
            assertThat(other.lab().remains()).as(said).hasSize(others);
            assertThat(purge(state, folder.resolve("cache")))
                    .as("nothing left for a second purge")
                    .doesNotContain("removing");
            lab.down();
        }
    }

    private static String purge(Path state, Path cache) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("../drillbook", "down", "--purge").redirectErrorStream(true);
        builder.environment().put("DRILLBOOK_HOME", state.toString());
        builder.environment().put("XDG_CACHE_HOME", cache.toString());
        Process purge = builder.start();
        String said = new String(purge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(purge.waitFor(2, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(purge.exitValue()).as(said).isZero();
        return said;
    }
}

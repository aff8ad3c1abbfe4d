package io.drillbook.activities.pgbackrest.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Real output of pgBackRest 2.55.1, kept as it was printed. */
final class Samples {
    private Samples() {}

    static String read(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Samples.class.getResourceAsStream("/pgbackrest/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

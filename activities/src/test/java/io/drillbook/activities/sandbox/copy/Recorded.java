package io.drillbook.activities.sandbox.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Real output of PostgreSQL 17.12 and its tools, kept as it was printed. */
final class Recorded {
    private Recorded() {}

    static String read(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Recorded.class.getResourceAsStream("/sandbox/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package io.drillbook.activities.sandbox.place;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Our scripts, sent to the host as the text of a command: nothing of ours has to be installed there. */
final class Scripts {
    static final String PROVISION = read("provision.sh");
    static final String DESTROY = read("destroy.sh");

    private Scripts() {}

    private static String read(String name) {
        try (InputStream stream = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

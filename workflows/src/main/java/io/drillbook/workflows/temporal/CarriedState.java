package io.drillbook.workflows.temporal;

import io.drillbook.runbooks.json.Json;
import io.drillbook.workflows.interpreter.state.RunState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A run's state as it travels from one history to the next: JSON, packed, because a payload may have 2 MiB. */
final class CarriedState {
    /** What the state may take of a payload; a plan may take half of it. */
    static final int LARGEST = 900 << 10;

    /** So that a damaged text cannot fill the memory. */
    private static final int LARGEST_UNPACKED = 64 << 20;

    private CarriedState() {}

    static String write(RunState state) {
        try {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
                stream.write(Json.mapper().writeValueAsBytes(state));
            }
            return Base64.getEncoder().encodeToString(packed.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws UncheckedIOException when it is no state that this version can read */
    static RunState read(String text) {
        try (GZIPInputStream stream =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return Json.mapper().readValue(stream.readNBytes(LARGEST_UNPACKED), RunState.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.drillbook.drills.lab.layout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.drillbook.drills.lab.problem.LabException;
import io.drillbook.runbooks.type.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a lab must remember from one start to the next.
 *
 * @param size what the shop database was asked to hold at least
 */
public record LabState(String name, DataSize size, PublishedPorts ports) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The state in a lab's folder, if there is a lab. */
    public static Optional<LabState> read(Path folder) throws LabException {
        Path file = file(folder);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), LabState.class));
        } catch (IOException broken) {
            throw new LabException(
                    "lab-state-broken",
                    file + " cannot be read: " + broken.getMessage(),
                    "make the lab anew: drillbook lab down, then drillbook lab up",
                    broken);
        }
    }

    /** Whether a folder holds a lab's state. */
    public static boolean isIn(Path folder) {
        return Files.exists(file(folder));
    }

    /** Writes the state whole or not at all. */
    public void write(Path folder) throws IOException {
        Path aside = folder.resolve("lab.json.new");
        JSON.writeValue(aside.toFile(), this);
        Files.move(aside, file(folder), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path folder) {
        return folder.resolve("lab.json");
    }
}

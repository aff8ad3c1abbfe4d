package io.drillbook.drills.lab;

import io.drillbook.drills.lab.layout.LabFolder;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.server.LabImages;
import io.drillbook.runbooks.type.DataSize;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a lab is made with.
 *
 * @param folder where it keeps its state, secrets and inventory
 * @param size what the shop database holds at least when it is made; an existing one keeps its size
 * @param load whether an application keeps writing
 */
public record LabSettings(LabName name, Path folder, LabImages images, DataSize size, boolean load) {
    /** Size of the demo's data. */
    public static final DataSize DEMO_SIZE = DataSize.of("250MiB");

    /** The lab of the demo, as the environment names its folder and images. */
    public static LabSettings ofEnvironment(Map<String, String> environment) {
        return new LabSettings(
                LabName.DEFAULT,
                LabFolder.of(LabName.DEFAULT, environment),
                LabImages.of(environment),
                DEMO_SIZE,
                true);
    }

    /** A second lab beside it, for a test: small, and quiet unless asked for. */
    public LabSettings beside(LabName other, Path otherFolder, DataSize otherSize, boolean withLoad) {
        return new LabSettings(other, otherFolder, images, otherSize, withLoad);
    }
}

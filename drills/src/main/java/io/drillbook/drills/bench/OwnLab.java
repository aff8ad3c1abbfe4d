package io.drillbook.drills.bench;

import io.drillbook.drills.lab.Lab;
import io.drillbook.drills.lab.LabSettings;
import io.drillbook.drills.lab.layout.LabName;
import io.drillbook.drills.lab.problem.LabException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A lab that only the bench uses, so that what it leaves in the repository disturbs nobody; it goes when it is closed. */
final class OwnLab implements AutoCloseable {
    private final Lab lab;
    private final Path inventory;
    private final Thread whenStopped;

    private OwnLab(Lab lab, Path inventory, Thread whenStopped) {
        this.lab = lab;
        this.inventory = inventory;
        this.whenStopped = whenStopped;
    }

    /** Brings it up, with the demo's data and load. */
    static OwnLab up(Path folder, Consumer<String> say) throws LabException {
        LabName name = new LabName("b" + ProcessHandle.current().pid());
        LabSettings settings =
                LabSettings.ofEnvironment(System.getenv()).beside(name, folder, LabSettings.DEMO_SIZE, true);
        Lab lab = new Lab(settings, say);
        Thread whenStopped = new Thread(() -> down(lab, say));
        Runtime.getRuntime().addShutdownHook(whenStopped);
        return new OwnLab(lab, lab.up(), whenStopped);
    }

    Lab lab() {
        return lab;
    }

    /** The inventory that describes it. */
    Path inventory() {
        return inventory;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(whenStopped);
        down(lab, say -> {});
    }

    private static void down(Lab lab, Consumer<String> say) {
        try (lab) {
            lab.down();
        } catch (LabException broken) {
            say.accept("the bench's lab could not be removed: " + broken.getMessage());
        }
    }
}

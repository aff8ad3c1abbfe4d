package io.drillbook.drills.lab.engine;

/**
 * How a container stands.
 *
 * @param status as Docker calls it: running, paused, exited, created …; {@code missing} when there is none
 */
public record ContainerState(String name, String status) {
    /** Whether its processes run. */
    public boolean running() {
        return status.equals("running");
    }
}

package io.drillbook.drills.lab.engine;

/** What a command in a container printed, and its exit code. */
public record CommandResult(int exitCode, String standardOutput, String standardError) {
    /** Whether the exit code is 0. */
    public boolean succeeded() {
        return exitCode == 0;
    }
}

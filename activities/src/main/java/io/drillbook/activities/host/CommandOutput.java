package io.drillbook.activities.host;

import java.time.Duration;

/** What a command printed, each stream capped at 1 MiB (head and tail are kept). */
public record CommandOutput(int exitCode, String standardOutput, String standardError, Duration took) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}

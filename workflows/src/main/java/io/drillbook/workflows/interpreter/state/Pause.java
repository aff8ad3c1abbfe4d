package io.drillbook.workflows.interpreter.state;

import java.time.Instant;

/** Somebody paused the run: acts in hand go on, nothing else begins. */
public record Pause(String by, String reason, Instant since) {}

package io.drillbook.activities.sandbox.beside;

import io.drillbook.runbooks.action.About;

/** Outputs of {@code sandbox.remove_table}. */
@About("What was removed")
public record RemoveTableOutput(
        @About("Whether there was anything to remove") boolean removed) {}

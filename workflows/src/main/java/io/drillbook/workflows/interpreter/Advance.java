package io.drillbook.workflows.interpreter;

import io.drillbook.workflows.interpreter.state.RunState;
import java.util.List;

/**
 * What an event led to.
 *
 * @param commands in the order in which they are to be carried out
 */
public record Advance(RunState state, List<RunCommand> commands) {
    public Advance {
        commands = List.copyOf(commands);
    }
}

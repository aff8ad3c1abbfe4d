package io.drillbook.activities.step;

import java.util.List;

/** A group of actions, found with {@link java.util.ServiceLoader}. Listing them loads no driver. */
public interface ActionModule {
    List<ActionDefinition<?, ?>> definitions();
}

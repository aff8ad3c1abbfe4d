package io.drillbook.activities.step;

import io.drillbook.runbooks.action.ActionSignature;
import io.drillbook.runbooks.action.ActionSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A group of actions, found with {@link java.util.ServiceLoader} as the {@link ActionSource} it is. */
public interface ActionModule extends ActionSource {
    /** Listing them loads no driver. */
    List<ActionDefinition<?, ?>> definitions();

    @Override
    default SortedMap<String, Supplier<ActionSignature>> signatures() {
        SortedMap<String, Supplier<ActionSignature>> signatures = new TreeMap<>();
        definitions().forEach(definition -> signatures.put(definition.name(), definition::signature));
        return signatures;
    }
}

package io.drillbook.activities.step;

import io.drillbook.runbooks.action.ActionSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The actions of all modules on the class path. */
public final class ActionModules {
    private ActionModules() {}

    /**
     * All definitions, by name and in the order of names. No handler is made and no driver loaded.
     *
     * @throws IllegalArgumentException when two actions have one name
     */
    public static SortedMap<String, ActionDefinition<?, ?>> load() {
        List<ActionDefinition<?, ?>> definitions = new ArrayList<>();
        for (ActionSource source : ServiceLoader.load(ActionSource.class)) {
            if (source instanceof ActionModule module) {
                definitions.addAll(module.definitions());
            }
        }
        return byName(definitions);
    }

    static SortedMap<String, ActionDefinition<?, ?>> byName(List<? extends ActionDefinition<?, ?>> definitions) {
        SortedMap<String, ActionDefinition<?, ?>> byName = new TreeMap<>();
        for (ActionDefinition<?, ?> definition : definitions) {
            if (byName.put(definition.name(), definition) != null) {
                throw new IllegalArgumentException("two actions are called " + definition.name()
                        + "; look for a jar that is there twice, or rename one");
            }
        }
        return Collections.unmodifiableSortedMap(byName);
    }
}

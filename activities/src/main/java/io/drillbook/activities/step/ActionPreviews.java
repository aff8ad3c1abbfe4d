package io.drillbook.activities.step;

import io.drillbook.activities.failure.ActionException;
import io.drillbook.runbooks.call.FailureKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What acts would run, without running them. */
public final class ActionPreviews {
    private final SortedMap<String, ActionDefinition<?, ?>> definitions;
    private final SortedMap<String, BoundAction<?, ?>> bound = new TreeMap<>();
    private final ActionEnvironment environment;

    /** Previews of all actions on the class path. */
    public ActionPreviews(ActionEnvironment environment) {
        this.definitions = ActionModules.load();
        this.environment = environment;
    }

    /**
     * The exact commands or SQL, one a line. Nothing is changed and no connection is opened.
     *
     * @param input in JSON form, as in {@link io.drillbook.runbooks.call.ActionCall}
     */
    public synchronized List<String> lines(String action, SortedMap<String, Object> input) throws ActionException {
        ActionDefinition<?, ?> definition = definitions.get(action);
        if (definition == null) {
            throw new ActionException(
                    "action-unknown",
                    FailureKind.REFUSED,
                    "no action is called " + action + " here",
                    "drillbook actions lists them");
        }
        return bound.computeIfAbsent(action, name -> new BoundAction<>(definition, environment))
                .preview(input);
    }
}

package io.drillbook.workflows.interpreter;

import io.drillbook.workflows.interpreter.state.PersistentMap;
import io.drillbook.workflows.interpreter.state.StepState;
import java.util.Map;
import java.util.Optional;

/** The states of a run's steps while one event is worked into it, by key. */
final class StepStates {
    private PersistentMap<StepState> states;

    StepStates(Map<String, StepState> states) {
        this.states = PersistentMap.copyOf(states);
    }

    Optional<StepState> find(String key) {
        return states.find(key);
    }

    void put(String key, StepState state) {
        states = states.with(key, state);
    }

    void remove(String key) {
        states = states.without(key);
    }

    int size() {
        return states.size();
    }

    /** All of them as they are now. */
    PersistentMap<StepState> all() {
        return states;
    }
}

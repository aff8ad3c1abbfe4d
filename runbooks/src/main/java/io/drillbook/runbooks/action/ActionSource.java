package io.drillbook.runbooks.action;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Where actions come from. Found with {@link java.util.ServiceLoader}, so an action from another jar is as good as a
 * shipped one. Must load no driver and open no connection.
 */
public interface ActionSource {
    /** The actions by name. A signature is made when it is asked for: most commands look at a few of many. */
    SortedMap<String, Supplier<ActionSignature>> signatures();

    /** What can be measured with them. */
    default List<Measurement> measurements() {
        return List.of();
    }
}

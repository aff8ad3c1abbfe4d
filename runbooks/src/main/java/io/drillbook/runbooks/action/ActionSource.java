package io.drillbook.runbooks.action;

import java.util.List;

/**
 * Where actions come from. Found with {@link java.util.ServiceLoader}, so an action from another jar is as good as a
 * shipped one. Must load no driver and open no connection.
 */
public interface ActionSource {
    List<ActionSignature> signatures();
}

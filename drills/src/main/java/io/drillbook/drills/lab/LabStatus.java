package io.drillbook.drills.lab;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.drillbook.drills.lab.engine.ContainerState;
import io.drillbook.runbooks.type.DataSize;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a lab stands. What could not be asked is absent.
 *
 * @param up whether every part runs, the standby streams and the archive works
 * @param ports port on 127.0.0.1 by {@code host:port}
 * @param primary name of the node that takes writes
 * @param inventory file to use the lab with
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LabStatus(
        String name,
        boolean up,
        List<ContainerState> containers,
        SortedMap<String, Integer> ports,
        Optional<String> primary,
        Optional<Replication> replication,
        Optional<Archive> archive,
        Optional<DataSize> databaseSize,
        Optional<Load> load,
        Optional<String> inventory) {
    /**
     * The standby's distance.
     *
     * @param state streaming, catchup …
     * @param lagBytes log written by the primary and not yet replayed
     */
    public record Replication(String standby, String state, long lagBytes) {}

    /**
     * The archive of the log.
     *
     * @param waiting segments that are complete and not yet in the repository
     * @param working whether the last attempt succeeded
     */
    public record Archive(boolean working, String lastSegment, long secondsAgo, long waiting) {}

    /**
     * What the application writes.
     *
     * @param ordersPerSecond over the last ten seconds
     */
    public record Load(double ordersPerSecond) {}

    public LabStatus {
        containers = List.copyOf(containers);
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    }
}

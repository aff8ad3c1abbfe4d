package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;

/** One database server of a cluster. */
@About("One database server of a cluster")
public record Node(
        @About("Name in the cluster") String name,
        @About("Host it runs on") Host host,
        @About("Address of the database for us") String address,
        @About("Port of the database for us") int port,
        @About("Port of the database for other hosts") int peerPort,
        @About("Data directory") String data) {}

package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;

/** A place where restores are tried: a host that serves nobody and cannot reach production. */
@About("A host where restores are tried; it serves nobody and cannot reach production")
public record Sandbox(
        @About("Name in the inventory") String name,
        @About("Host") Host host,
        @About("Database engine") String engine,
        @About("Environment it belongs to") String environment,

        @About("Folder in which restored data lives; each run makes its own folder in it")
        String data,

        @About("Address of a restored database for us") String address,
        @About("Port of a restored database for us") int port,

        @About("Port a restored database listens on at the host")
        int peerPort,

        @About("Configuration file of the backup tool with read-only credentials, on the host")
        String backupConfiguration) {}

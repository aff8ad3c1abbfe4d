package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;

/** A machine we reach by ssh. */
@About("A machine reached by ssh")
public record Host(
        @About("Name in the inventory") String name,
        @About("Address for us") String address,
        @About("Port of its ssh server") int port,
        @About("Address under which other hosts reach it") String peerAddress,
        @About("User to log in as") String user,
        @About("Private key to log in with") SecretReference key,

        @About("Its public host key, as in known_hosts: type and base64")
        String hostKey) {}

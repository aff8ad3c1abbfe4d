package io.drillbook.drills.lab.layout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ports on 127.0.0.1, chosen once and kept. */
public record PublishedPorts(Map<Service, Integer> numbers) {
    /** Below the range from which systems take the near end of outgoing connections. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 30_000;

    public PublishedPorts {
        numbers = Collections.unmodifiableMap(new EnumMap<>(numbers));
    }

    /** Free ports for a new lab: the known ones for the default lab where they are free. */
    public static PublishedPorts choose(LabName name) {
        EnumMap<Service, Integer> chosen = new EnumMap<>(Service.class);
        Random random = new Random();
        for (Service service : Service.values()) {
            int port = name.equals(LabName.DEFAULT) ? service.preferred() : LOWEST;
            while (port == LOWEST || chosen.containsValue(port) || !isFree(port)) {
                port = random.nextInt(LOWEST + 1, HIGHEST);
            }
            chosen.put(service, port);
        }
        return new PublishedPorts(chosen);
    }

    /** The port of a service on 127.0.0.1. */
    public int of(Service service) {
        Integer port = numbers.get(service);
        if (port == null) {
            throw new IllegalStateException("no port for " + service);
        }
        return port;
    }

    /** The ports of a host: the one on 127.0.0.1 by the host's own. */
    public SortedMap<Integer, Integer> of(LabHost host) {
        TreeMap<Integer, Integer> ports = new TreeMap<>();
        numbers.forEach((service, port) -> {
            if (service.host() == host) {
                ports.put(service.inside(), port);
            }
        });
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}

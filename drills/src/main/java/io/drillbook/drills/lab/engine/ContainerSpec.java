package io.drillbook.drills.lab.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A container as it should be. One that differs is replaced; its volumes stay.
 *
 * @param name unique on the machine
 * @param image name of the image
 * @param hostName what the container calls itself
 * @param labels by which it is found again
 * @param command arguments after the image's entry point
 * @param environment variables by name
 * @param volumes path in the container by name of the volume
 * @param ports port on 127.0.0.1 by port of the container
 * @param attachments its networks, at least one
 * @param knownHosts address by name, for where there is no name service
 * @param guardsItself whether it may change its own packet filter
 * @param files what is copied into it before it starts
 */
public record ContainerSpec(
        String name,
        String image,
        String hostName,
        SortedMap<String, String> labels,
        List<String> command,
        SortedMap<String, String> environment,
        SortedMap<String, String> volumes,
        SortedMap<Integer, Integer> ports,
        List<Attachment> attachments,
        SortedMap<String, String> knownHosts,
        boolean guardsItself,
        FileBundle files) {
    public ContainerSpec {
        labels = copy(labels);
        command = List.copyOf(command);
        environment = copy(environment);
        volumes = copy(volumes);
        ports = copy(ports);
        attachments = List.copyOf(attachments);
        knownHosts = copy(knownHosts);
        if (attachments.isEmpty()) {
            throw new IllegalArgumentException(name + " has no network");
        }
    }

    /** A digest of everything above and of the image's content. */
    String fingerprint(String imageId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String text = String.join(
                    "\n",
                    imageId,
                    hostName,
                    labels.toString(),
                    command.toString(),
                    environment.toString(),
                    volumes.toString(),
                    ports.toString(),
                    attachments.toString(),
                    knownHosts.toString(),
                    Boolean.toString(guardsItself));
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(files.archive()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> copy(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}

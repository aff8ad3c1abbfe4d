package io.drillbook.runbooks.inventory;

import io.drillbook.runbooks.action.About;
import java.util.Optional;

/** A bucket of an S3 store. */
@About("A bucket of an S3 store")
public record Store(
        @About("Name in the inventory") String name,
        @About("Address for us, with scheme and port") String endpoint,
        @About("Address for hosts, with scheme and port") String peerEndpoint,
        @About("Region name") String region,
        @About("Bucket") String bucket,

        @About("Start of every key, empty or ending in a slash")
        String prefix,

        @About("Whether the bucket goes into the path and not into the host name")
        boolean pathStyle,

        @About("Access key") SecretReference accessKey,
        @About("Secret key") SecretReference secretKey,

        @About("Certificate authority's file on this machine, when it is not a public one")
        Optional<String> ca) {}

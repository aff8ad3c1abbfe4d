package io.drillbook.activities.postgresql.manifest;

import io.drillbook.runbooks.json.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a cluster held at one exact position, and how to restore it by hand.
 *
 * @param format {@value #FORMAT}
 * @param mark of the effect that made it
 * @param lsn the position; absent when no standby could be paused, and then there is no content
 * @param takenAt the standby's clock while it was paused
 * @param segment log segment that a recovery to the position needs last
 * @param seed of the samples
 * @param rolesDigest SHA-256 over roles and memberships, without passwords
 * @param digest SHA-256 over all the rest; absent in manifests of older versions
 */
public record Manifest(
        String format,
        String mark,
        String cluster,
        String stanza,
        long repository,
        String label,
        String toolVersion,
        String systemIdentifier,
        long timeline,
        long serverVersion,
        boolean checksums,
        Optional<String> lsn,
        Optional<String> segment,
        Optional<Instant> takenAt,
        Optional<String> takenFrom,
        long seed,
        Optional<String> rolesDigest,
        List<DatabaseContent> databases,
        List<String> restoreByHand,
        Optional<String> digest) {
    public static final String FORMAT = "drillbook.postgresql-manifest/1";

    public Manifest {
        databases = List.copyOf(databases);
        restoreByHand = List.copyOf(restoreByHand);
    }

    /** The same with its digest. */
    public Manifest sealed() {
        return withDigest(Optional.of(computed()));
    }

    /** Whether nothing of it was changed since it was sealed; one that never was is taken as it is. */
    public boolean intact() {
        return digest.map(computed()::equals).orElse(true);
    }

    private String computed() {
        return CanonicalJson.sha256(withDigest(Optional.empty()));
    }

    private Manifest withDigest(Optional<String> other) {
        return new Manifest(
                format,
                mark,
                cluster,
                stanza,
                repository,
                label,
                toolVersion,
                systemIdentifier,
                timeline,
                serverVersion,
                checksums,
                lsn,
                segment,
                takenAt,
                takenFrom,
                seed,
                rolesDigest,
                databases,
                restoreByHand,
                other);
    }

    /** Key of a backup's manifest in the store. */
    public static String key(String stanza, String label) {
        return "drillbook/manifests/" + stanza + "/" + label + ".json";
    }

    /** Count of tables in all databases. */
    public long tables() {
        return databases.stream()
                .mapToLong(database -> database.tables().size())
                .sum();
    }
}
